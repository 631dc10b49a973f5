# Runs the program that stuf-validate starts once per file for many files in one
# process. argv[1] is that program; stdin has per line a JSON list of a message and
# where its StUF part may be written, stdout a JSON list of exit code and text.
import contextlib, io, json, sys

with open(sys.argv[1], encoding="utf-8") as f:
    programma = compile(f.read(), "stuf-validate", "exec")
for regel in sys.stdin:
    bron, doel = json.loads(regel)
    sys.argv = ["stuf-validate", bron, doel, "auto", "1"]
    code, uit = 0, io.StringIO()
    try:
        with contextlib.redirect_stdout(uit):
            exec(programma, {"__name__": "__main__"})
    except SystemExit as e:
        code = e.code or 0
    except Exception as e:  # its text may hold a value
        code = 1
        print(type(e).__name__, file=uit)
    print(json.dumps([code, uit.getvalue()]))
