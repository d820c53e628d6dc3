package cli

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/lsp"
	"github.com/growthlint/growthlint/internal/report"
)

// serveEditor is the lsp command. It ends when the editor says so.
func (c *command) serveEditor(ctx context.Context, opts *options) (int, error) {
	if err := c.openOutput(); err != nil {
		return exitUsage, err
	}
	if c.stdin == nil {
		return exitUsage, errors.New("lsp talks to an editor over standard input and output, and there is no input; have an editor start it")
	}
	err := lsp.Serve(ctx, c.stdin, c.stdout, lsp.Options{
		Version: version(),
		Levels:  opts.levels,
		Page:    func(rule string) string { return report.Page(version(), "docs/rules/"+rule+".md") },
		Analyse: func(ctx context.Context, dir string) (*lsp.Result, error) {
			return c.forEditor(ctx, append(slices.Clone(opts.editor), "-C", dir))
		},
	})
	if ctx.Err() != nil {
		return exitInterrupted, errors.New("interrupted")
	}
	if err != nil {
		return exitFindings, err // the protocol wants 1
	}
	return exitClean, nil
}

// forEditor makes one run and returns what is to be shown of it.
func (c *command) forEditor(ctx context.Context, args []string) (result *lsp.Result, err error) {
	if p := caught.By(func() { result, err = c.oneForEditor(ctx, args) }); p != nil {
		return nil, c.defect(p)
	}
	return result, err
}

func (c *command) oneForEditor(ctx context.Context, args []string) (*lsp.Result, error) {
	opts, err := c.parse(args)
	if err != nil {
		return nil, err
	}
	book, err := openBaseline(opts)
	if err != nil {
		return nil, err
	}
	if err := c.prepare(opts); err != nil {
		return nil, err
	}
	// Between two runs an editor leaves memory to others.
	defer debug.FreeOSMemory()
	defer opts.cache.run.Close()
	defer opts.cache.pacer.stop()
	req := opts.request()
	req.Progress = func(int, int) {}
	found, err := c.analyse(ctx, req)
	if err != nil {
		return nil, meantCommand(opts.patterns, err)
	}
	sel := newSelection(opts.config)
	book.silence(found, sel, opts)
	sel.choose(found)
	read := fixable(found, false)
	return &lsp.Result{
		Findings: found.Findings, Notes: editorNotes(found.Troubles),
		Changeable: func(file string) error { _, err := read(file); return err },
	}, nil
}

// editorNotes tell what kept a run from seeing all.
func editorNotes(troubles []finding.Trouble) []string {
	return troubleLines(slices.DeleteFunc(slices.Clone(troubles), func(t finding.Trouble) bool { return t.Note }))
}
