package cli

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/report"
)

// output is one format and where it goes.
type output struct {
	format report.Format
	// file is an absolute path, "" for standard output.
	file string
}

// outputsOf reads -format, -json and -o; files are meant in dir.
func outputsOf(raw *rawFlags, dir string) ([]output, error) {
	specs := raw.formats
	if raw.json {
		specs = append(specs, "json")
	}
	if len(specs) == 0 {
		specs = []string{"text"}
	}
	if raw.file != "" {
		if len(specs) > 1 || strings.Contains(specs[0], "=") {
			return nil, fmt.Errorf("-o names the file of the only format; with several write -format NAME=FILE for each")
		}
		specs = []string{specs[0] + "=" + raw.file}
	}
	var outs []output
	taken := map[string]string{}
	for _, spec := range specs {
		out, err := outputOf(spec, dir)
		if err != nil {
			return nil, err
		}
		if other, ok := taken[out.file]; ok {
			if out.file == "" {
				return nil, fmt.Errorf("formats %s and %s both go to standard output; give one a file: -format %s=FILE", other, out.format.Name, out.format.Name)
			}
			return nil, fmt.Errorf("formats %s and %s both go to %s; name two files", other, out.format.Name, out.file)
		}
		taken[out.file] = out.format.Name
		outs = append(outs, out)
	}
	return outs, nil
}

func outputOf(spec, dir string) (output, error) {
	name, file, named := strings.Cut(spec, "=")
	f, ok := report.Find(name)
	if !ok {
		return output{}, unknownFormat(name)
	}
	if named && file == "" {
		return output{}, fmt.Errorf("-format %s: no file after the equals sign; write -format %s=FILE", spec, name)
	}
	if named {
		file = filepath.Clean(within(dir, file))
	}
	return output{format: f, file: file}, nil
}

func unknownFormat(name string) error {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	list := strings.Join(names, ", ")
	if near, ok := nearest.Name(name, names); ok {
		return fmt.Errorf("unknown format %q; did you mean %s?", name, near)
	}
	return fmt.Errorf("unknown format %q; there are %s", name, list)
}

// probe reports, before the analysis spends its time, why the file could not be
// written, or that it is something else than a report, unless force says that it is not
// needed. It changes nothing.
func (o output) probe(force bool) error {
	if o.file == "" {
		return nil
	}
	t, err := targetOf(o.file)
	if err != nil {
		return cannotWrite(o.file, err)
	}
	if t.direct {
		return nil
	}
	if t.exists {
		if err := t.replaceable(force); err != nil {
			return cannotWrite(o.file, err)
		}
	}
	f, err := t.temporary()
	if err != nil {
		return cannotWrite(o.file, err)
	}
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		return cannotWrite(o.file, err)
	}
	return nil
}

// errNoReport is the error of a file that is not to be lost.
var errNoReport = errors.New("it is there and is no report of growthlint")

// replaceable reports why an existing file cannot be replaced or is not to be.
func (t target) replaceable(force bool) error {
	if !force {
		own, err := isReport(t.path)
		if err != nil {
			return err
		}
		if !own {
			return errNoReport
		}
	}
	// The rename would replace a read-only file as well.
	f, err := os.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// isReport reports whether a file may be a report of an earlier run.
func isReport(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	head, err := io.ReadAll(io.LimitReader(f, report.OwnHead))
	return report.IsOwn(head), errors.Join(err, f.Close())
}

func cannotWrite(file string, err error) error {
	mend := "choose another file"
	switch {
	case errors.Is(err, errInterrupted):
		return err
	case errors.Is(err, errNoReport):
		mend = "choose another file, or replace it with -force"
	case errors.Is(err, fs.ErrNotExist):
		mend = "create its directory first, or choose another file"
	case errors.Is(err, fs.ErrPermission):
		mend = "allow writing to it and its directory, or choose another file"
	}
	return fmt.Errorf("cannot write %s: %w; %s", file, err, mend)
}

// target is the file behind a name, symbolic links followed.
type target struct {
	path   string
	exists bool
	perm   fs.FileMode
	// direct marks what a rename would destroy: a device, a pipe.
	direct bool
}

func targetOf(name string) (target, error) {
	path, err := filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) {
		return target{path: name, perm: 0o666}, nil
	}
	if err != nil {
		return target{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return target{}, err
	}
	if info.IsDir() {
		return target{}, errors.New("it is a directory")
	}
	return target{path: path, exists: true, perm: info.Mode().Perm(), direct: !info.Mode().IsRegular()}, nil
}

// temporary creates a new file beside the target, with its permissions; those of
// a new file are subject to the user's mask, which os.CreateTemp would ignore.
func (t target) temporary() (*os.File, error) {
	name := filepath.Join(filepath.Dir(t.path), "."+filepath.Base(t.path)+"."+rand.Text()[:8])
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, t.perm)
	if err != nil || !t.exists {
		return f, err
	}
	if err := f.Chmod(t.perm); err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(name))
	}
	return f, nil
}

func (t target) writeThrough(render func(io.Writer) error) error {
	f, err := os.OpenFile(t.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(buffered(f, render), f.Close())
}

func buffered(w io.Writer, render func(io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := render(b); err != nil {
		return err
	}
	return b.Flush()
}

// errInterrupted is the error of what is no longer to be written.
var errInterrupted = errors.New("interrupted")

// openOutput returns an error if nobody can get what goes to standard output.
func (c *command) openOutput() error {
	if c.closed != nil && c.closed(c.stdout) {
		return fmt.Errorf("standard output is closed; open it, write to a file with -o FILE, or redirect it for writing alone: > %s", os.DevNull)
	}
	return nil
}
