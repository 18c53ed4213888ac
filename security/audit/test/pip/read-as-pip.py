"""Reads requirements files as pip does: one JSON object a line in, one a line out."""

import copy
import functools
import json
import logging
import os
import sys
import tempfile

import pip
from pip._internal.req import req_file
from pip._internal.req.constructors import install_req_from_line
from pip._internal.models.format_control import FormatControl
from pip._internal.models.search_scope import SearchScope
from pip._vendor.packaging.utils import canonicalize_name

try:
    from pip._internal.req.req_file import _decode_req_file

    def decode(data):
        return _decode_req_file(data, "a file")
except ImportError:
    from pip._internal.utils.encoding import auto_decode as decode

try:
    from pip._internal.models.release_control import ReleaseControl
except ImportError:
    ReleaseControl = None

build_parser = req_file.build_parser


@functools.cache
def one_parser():
    """pip builds a parser for each line, since the lists of its defaults gather what lines say: most of the time goes there."""
    parser = build_parser()
    defaults = parser.get_default_values()
    parser.get_default_values = lambda: copy.deepcopy(defaults)
    return parser


req_file.build_parser = one_parser
logging.disable(logging.CRITICAL)
sys.stderr = open(os.devnull, "w")
os.environ.clear()
os.environ["LC_ALL"] = "C.UTF-8"
os.chdir(tempfile.mkdtemp())


def scoped(scope):
    return {"index": scope.index_urls, "links": scope.find_links, "noIndex": scope.no_index}


class Finder:
    def __init__(self):
        self.search_scope = SearchScope(find_links=[], index_urls=["default"], no_index=False)
        self.format_control = FormatControl()
        self.release_control = ReleaseControl and ReleaseControl()

    find_links = property(lambda self: self.search_scope.find_links)
    index_urls = property(lambda self: self.search_scope.index_urls)

    def set_allow_all_prereleases(self):
        pass

    def set_prefer_binary(self):
        pass


def pins(req):
    return sorted(
        {
            spec.version
            for spec in (req.specifier if req else [])
            if spec.operator == "===" or (spec.operator == "==" and "*" not in spec.version)
        }
    )


def named(text):
    try:
        read = install_req_from_line(text)
    except Exception as error:
        return {"problem": str(error).split("\n")[0]}
    name = canonicalize_name(read.name) if read.name else None
    return {"name": name, "pins": pins(read.req), "link": read.link.url if read.link else None}


def read(files):
    def content(url, session, **_):
        path = os.path.normpath(url)
        if url.startswith(("http:", "https:", "file:")) or path not in files:
            raise FileNotFoundError(url)
        return url, files[path]

    req_file.get_file_content = content
    os.path.abspath = lambda path: os.path.normpath(path)
    seen = Finder()
    found = []
    try:
        for one in req_file.parse_requirements("main.txt", session=None, finder=seen):
            options = one.options or {}
            found.append(
                {
                    "text": one.requirement,
                    "editable": one.is_editable,
                    "constraint": one.constraint,
                    "hashes": sorted(f"{kind}:{value}" for kind, values in options.get("hashes", {}).items() for value in values),
                    **({} if one.is_editable else {"read": named(one.requirement)}),
                }
            )
    except Exception as error:
        return {"found": found, "problem": f"{type(error).__name__}: {error}"}
    return {"found": found, "scope": scoped(seen.search_scope)}


def answer(line):
    asked = json.loads(line)
    if "bytes" in asked:
        try:
            return {"text": decode(bytes.fromhex(asked["bytes"]))}
        except Exception as error:
            return {"problem": str(error)}
    return read(asked["files"])


print(json.dumps({"pip": pip.__version__}))
for line in sys.stdin:
    print(json.dumps(answer(line)))
