"""Asks a gateway as OpenAI's own client for Python does: `python client.py BASE_URL TOKEN BRIEF`. Prints what came back."""

import json
import sys

from openai import OpenAI

base_url, token, brief = sys.argv[1:]
client = OpenAI(base_url=base_url, api_key=token)
messages = [{"role": "user", "content": "Hello?"}]
tools = [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {}}}}]
chat = client.chat.completions.create(model="echo", messages=messages)
stream = client.chat.completions.create(model="plain", messages=messages, stream=True)
text = "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)
called = client.chat.completions.create(model="echo", messages=messages, tools=tools)
embedded = client.embeddings.create(model="embed-small", input="x", encoding_format="float")
response = client.responses.create(model="echo", input="x")
draft = client.chat.completions.create(
    model="galley",
    messages=[{"role": "user", "content": brief}],
    extra_body={"galley": {"models": {"default": "none"}, "words": 100}},
)
message = draft.choices[0].message
print(
    json.dumps(
        {
            "chat": chat.choices[0].message.content,
            "stream": text,
            "tool": called.choices[0].message.tool_calls[0].function.name,
            "embedding": embedded.data[0].embedding,
            "response": response.id,
            "reasoning": message.reasoning_content,
            "cited": [message.content[a.url_citation.start_index : a.url_citation.end_index] for a in message.annotations],
            "draft": message.content,
        }
    )
)
