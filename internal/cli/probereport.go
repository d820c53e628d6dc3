package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/growthlint/growthlint/internal/probelog"
)

// probeDocument is what probe report -json writes.
type probeDocument struct {
	Version int `json:"version"`
	Tool    struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	} `json:"tool"`
	Probe *probelog.Report `json:"probe"`
}

// probeReport tells what the logs of instrumented programs say.
func (c *command) probeReport(opts *options) (int, error) {
	if err := c.openOutput(); err != nil {
		return exitUsage, err
	}
	var logs []*probelog.Log
	for _, name := range opts.probe.files {
		data, err := c.readLog(opts, name)
		if err != nil {
			return exitUsage, err
		}
		l, err := probelog.Read(name, data)
		if err != nil {
			return exitUsage, err
		}
		logs = append(logs, l)
	}
	r, err := probelog.Judge(logs)
	if err != nil {
		return exitUsage, err
	}
	if !opts.probe.json {
		err = r.Text(c.stdout)
	} else {
		doc := probeDocument{Version: 1, Probe: r}
		doc.Tool.Name, doc.Tool.Version = "growthlint", version()
		e := json.NewEncoder(c.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(doc)
	}
	if err != nil {
		return exitUsage, fmt.Errorf("writing to standard output: %w", err)
	}
	return exitClean, nil
}

func (c *command) readLog(opts *options, name string) ([]byte, error) {
	if name == "-" && c.stdin != nil {
		return io.ReadAll(c.stdin)
	}
	data, err := os.ReadFile(within(opts.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("log %s: no such file in %s; growthlint probe run -log %s PACKAGE writes one", name, opts.dir, name)
	}
	if err != nil {
		return nil, fmt.Errorf("log %s: %w", name, err)
	}
	return data, nil
}

// tellTests tells what the log of a suite says.
func (b *probeBuild) tellTests(text []byte) error {
	l, err := probelog.Read(b.opts.probe.log, text)
	if err != nil {
		return err
	}
	r, err := probelog.Judge([]*probelog.Log{l})
	if err != nil {
		return err
	}
	return r.TextOfTests(b.stdout)
}
