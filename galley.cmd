@echo off
rem Runs this clone's galley from any folder. stdout holds nothing but the result.
setlocal
set "GALLEY_CWD=%CD%"
node "%~dp0start.mjs" galley %*
exit /b %ERRORLEVEL%
