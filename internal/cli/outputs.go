package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/growthlint/growthlint/internal/report"
)

// whyOutput refuses formats that have no form for answers.
func whyOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Answers == nil {
			return fmt.Errorf("why has no form in %s; write -format text or -format json", out.format.Name)
		}
	}
	return nil
}

// rankOutput refuses formats that have no form for a ranking.
func rankOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Ranking == nil {
			return fmt.Errorf("rank has no form in %s; write -format text, -format json or -format html", out.format.Name)
		}
	}
	return nil
}

// probeOutput refuses formats that have no form for what a log tells.
func probeOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Counting == nil && out.format.Name != "text" && out.format.Name != "json" {
			return fmt.Errorf("probe report has no form in %s; write -format text, -format json or -format html", out.format.Name)
		}
	}
	return nil
}

// writeFiles renders something to the outputs that are files, and puts them all in their places when
// each of them is whole.
func (c *command) writeFiles(ctx context.Context, opts *options, render func(report.Format, io.Writer) error) error {
	for _, out := range opts.outputs {
		if out.file == "" {
			continue
		}
		if err := c.pending.stage(out.file, func(w io.Writer) error { return render(out.format, w) }); err != nil {
			return cannotWrite(out.file, err)
		}
	}
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err := c.pending.commit(); err != nil {
		return err
	}
	c.pending.outputs()
	return nil
}
