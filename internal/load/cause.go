package load

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/tools/go/packages"
)

// withoutCgo is the mend where cgo is off.
const withoutCgo = "set CGO_ENABLED=1, with a C compiler installed"

// driverName tells the driver that answers in the go command's place.
func (e *environment) driverName() string {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if tool, ok := strings.CutPrefix(e.vars[i], "GOPACKAGESDRIVER="); ok && tool != "" {
			return "the driver GOPACKAGESDRIVER=" + tool
		}
	}
	return "the driver gopackagesdriver on PATH"
}

// listError is the error of a list that failed as a whole.
func (e *environment) listError(err error) error {
	msg := oneLine(err.Error())
	if _, said, ok := strings.Cut(msg, "stderr: "); ok {
		msg = said
	}
	switch {
	case e.driver:
		if syntax := new(json.SyntaxError); errors.As(err, &syntax) {
			msg = "its answer is no JSON: " + msg
		}
		return usageErrorf(err, "%s failed: %s; mend it, name another one, or set GOPACKAGESDRIVER=off to do without it", e.driverName(), strings.TrimSuffix(msg, ":"))
	case isFull(msg):
		return e.fullError(err, msg)
	}
	return usageErrorf(err, "cannot list the packages: %s", msg)
}

// machineError looks behind what the list says of packages for a cause that is none of
// the code's: where it cannot write to its cache, the go command takes packages of the
// standard library for absent.
func (e *environment) machineError(roots []*packages.Package) error {
	if e.driver {
		return nil
	}
	failed := false
	var full error
	packages.Visit(roots, nil, func(p *packages.Package) {
		for _, err := range p.Errors {
			failed = true
			if full == nil && isFull(err.Msg) {
				full = e.fullError(err, oneLine(err.Msg))
			}
		}
	})
	if full != nil || !failed {
		return full
	}
	if err := tryWriting(e.GOCACHE); errors.Is(err, syscall.ENOSPC) {
		return e.fullError(err, err.Error())
	}
	return nil
}

func (e *environment) fullError(err error, msg string) error {
	return usageErrorf(err, "the go command cannot write to its cache %s: %s; free space there, or set GOCACHE to a directory on another disk", e.GOCACHE, msg)
}

// isFull reports whether a message is about a full disk.
func isFull(msg string) bool {
	return slices.ContainsFunc([]string{"no space left on device", "disk quota exceeded", "not enough space on the disk"},
		func(text string) bool { return strings.Contains(msg, text) })
}

// tryWriting returns why nothing can be written to a directory.
func tryWriting(dir string) error {
	f, err := os.CreateTemp(dir, "growthlint-")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 64<<10))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// explained adds the mend to what the go command says of a directory without a file to
// build, and the cause if that is cgo.
func (e *environment) explained(msg string, opts Options) string {
	_, dir, ok := strings.Cut(msg, excludedMessage)
	if !ok || strings.Contains(msg, ";") {
		return msg
	}
	if e.importsC(dir, opts) != "" {
		return msg + `: those that the constraints allow import "C", and cgo is off; ` + withoutCgo
	}
	return msg + "; choose other build tags with -tags, or another GOOS or GOARCH"
}

// importsC returns the first file of a directory that is left out for nothing else than
// that it imports "C" while cgo is off; "" if there is none.
func (e *environment) importsC(dir string, opts Options) string {
	entries, err := os.ReadDir(dir)
	if err != nil || e.CGO_ENABLED != "0" {
		return ""
	}
	for _, entry := range entries {
		if e.needsCgo(filepath.Join(dir, entry.Name()), opts) {
			return entry.Name()
		}
	}
	return ""
}

// needsCgo reports whether a file would be built with cgo, and imports "C".
func (e *environment) needsCgo(file string, opts Options) bool {
	if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") && !opts.Tests {
		return false
	}
	ctx := build.Default
	ctx.GOOS, ctx.GOARCH, ctx.CgoEnabled, ctx.BuildTags = e.GOOS, e.GOARCH, true, strings.Split(opts.Tags, ",")
	ok, err := ctx.MatchFile(filepath.Dir(file), filepath.Base(file))
	return err == nil && ok && importsC(file)
}

// mostLooked is how many directories are looked into for the reason why nothing matches.
const mostLooked = 10_000

// more tells how many files there are besides one.
func more(files int) string {
	if files == 1 {
		return ""
	}
	return fmt.Sprintf(" (%d files in all)", files)
}

// skipped returns fs.SkipDir for a directory that wildcards do not reach.
func skipped(root, path string, d fs.DirEntry) error {
	if filepath.Clean(root) == filepath.Clean(path) {
		return nil
	}
	name := d.Name()
	if strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") || name == "testdata" || name == "vendor" {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}
