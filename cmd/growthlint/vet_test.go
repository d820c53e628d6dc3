package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// vettool sets VETTOOL to a real build of the command: go vet asks its tool for the
// hash of the executable, and the test binary's changes with each test.
func vettool(build func() (string, error)) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) > 0 {
			ts.Fatalf("usage: vettool")
		}
		tool, err := build()
		ts.Check(err)
		ts.Setenv("VETTOOL", tool)
		ts.Setenv("ROWS", "package example.test/relay\nDrop shrink one on=arg0 key=1\n")
	}
}

// buildOnce returns a function that builds the command into dir when it is first asked.
func buildOnce(dir string) func() (string, error) {
	return sync.OnceValues(func() (string, error) {
		tool := filepath.Join(dir, "growthlint.exe")
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", tool, ".")
		cmd.Stderr = os.Stderr
		return tool, cmd.Run()
	})
}
