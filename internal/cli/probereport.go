package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/growthlint/growthlint/internal/probelog"
	"github.com/growthlint/growthlint/internal/report"
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
func (c *command) probeReport(ctx context.Context, opts *options) (int, error) {
	if err := c.probe(opts); err != nil {
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
	var rep *report.Report
	if slices.ContainsFunc(opts.outputs, func(o output) bool { return o.format.Counting != nil }) {
		if rep, err = c.countingReport(ctx, opts, logs, r); err != nil || ctx.Err() != nil {
			return c.failed(ctx, opts, err)
		}
	}
	err = c.writeOutputs(ctx, opts, func(f report.Format, w io.Writer, s report.Style) error {
		switch {
		case f.Counting != nil:
			return f.Counting(w, rep, s)
		case f.Name == "json":
			return writeProbeJSON(w, r)
		}
		return r.Text(w)
	})
	if errors.Is(err, errInterrupted) {
		return exitInterrupted, errors.New("interrupted; nothing was written")
	}
	if err != nil {
		return exitUsage, err
	}
	return exitClean, nil
}

func writeProbeJSON(w io.Writer, r *probelog.Report) error {
	doc := probeDocument{Version: 1, Probe: r}
	doc.Tool.Name, doc.Tool.Version = "growthlint", version()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

func (c *command) readLog(opts *options, name string) ([]byte, error) {
	if name == "-" && c.stdin != nil {
		return io.ReadAll(c.stdin)
	}
	data, err := os.ReadFile(within(opts.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("log %s: no such file%s; growthlint probe run -log %s PACKAGE writes one", name, lookedIn(opts.dir, name), name)
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
