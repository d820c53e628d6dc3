package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/report"
)

// whyCommand tells of one thing why it is reported, or why it is not.
func (c *command) whyCommand(ctx context.Context, opts *options) (int, error) {
	if err := c.probe(opts); err != nil {
		return exitUsage, err
	}
	if err := c.prepare(opts); err != nil {
		return exitUsage, err
	}
	defer opts.cache.run.Close()
	defer opts.cache.pacer.stop()
	result, err := c.analyseWithProgress(ctx, opts)
	if err != nil || ctx.Err() != nil {
		return c.failed(ctx, opts, err)
	}
	if err := nameless(opts.why, result); err != nil {
		return exitUsage, err
	}
	paths := newPathBase(opts.pathBase)
	answers := newSelection(opts.config).answers(result.Asked.Answers)
	for i := range answers {
		answers[i] = answers[i].WithFiles(paths.relative)
	}
	paths.shorten(result)
	return c.tell(opts, result, func(troubles []finding.Trouble) error {
		return c.writeAnswers(ctx, opts, &report.Answers{Version: version(), Name: opts.why, Answers: answers, Troubles: troubles})
	})
}

// tell ends a command that answers rather than reports: it has the answer written, with what kept
// the analysis from being complete, and tells what was in view.
func (c *command) tell(opts *options, result *pipeline.Analysis, write func([]finding.Trouble) error) (int, error) {
	incomplete := slices.DeleteFunc(slices.Clone(result.Troubles), func(t finding.Trouble) bool { return t.Note })
	if err := write(incomplete); err != nil {
		if errors.Is(err, errInterrupted) {
			return exitInterrupted, errors.New("interrupted; nothing was written")
		}
		return exitUsage, err
	}
	o := outcome{opts: opts, result: result, incomplete: len(incomplete) > 0}
	if err := o.tellView(c.stderr); err != nil {
		return exitUsage, fmt.Errorf("writing to standard error: %w", err)
	}
	if o.incomplete && !opts.allowIncomplete {
		return exitIncomplete, nil
	}
	return exitClean, nil
}

// nameless is the error of a name that leads to nothing, or to several things.
func nameless(name string, a *pipeline.Analysis) error {
	const listed = 20
	switch asked := a.Asked; {
	case asked == nil:
		return fmt.Errorf("why %s: nothing was judged", name)
	case len(asked.Answers) > 0:
		return nil
	case len(asked.Candidates) > 0:
		list, more := asked.Candidates, ""
		if len(list) > listed {
			list, more = list[:listed], fmt.Sprintf("\n  and %d more", len(asked.Candidates)-listed)
		}
		return fmt.Errorf("why %s: the name has several meanings; write one of\n  %s%s", name, strings.Join(list, "\n  "), more)
	case asked.Nearest != "":
		return fmt.Errorf("why %s: nothing in the analyzed packages has that name; did you mean %s?", name, asked.Nearest)
	}
	return fmt.Errorf("why %s: nothing in the analyzed packages has that name; write Type.field, pkg.var, func.local, or a function such as Type.method", name)
}

// answers are the answers with what the configuration makes of them.
func (s *selection) answers(list []finding.Answer) []finding.Answer {
	out := slices.Clone(list)
	for i := range out {
		a := &out[i]
		if a.Outcome != finding.OutcomeReported {
			continue
		}
		f := finding.Finding{Rule: a.Rule, Confidence: a.Confidence, Position: a.Position}
		switch {
		case s.excludes(a.Position.File):
			a.Outcome = finding.OutcomeExcluded
		case !s.enough(f):
			a.Outcome = finding.OutcomeBelow
			a.Changes = append(slices.Clone(a.Changes), finding.AnswerMend{
				Kind: "confidence", Text: "it is reported from this confidence on", Write: "-min-confidence " + a.Confidence.String(),
			})
		}
	}
	return out
}

// writeAnswers renders the answers to each output.
func (c *command) writeAnswers(ctx context.Context, opts *options, told *report.Answers) error {
	return c.writeOutputs(ctx, opts, func(f report.Format, w io.Writer, s report.Style) error { return f.Answers(w, told, s) })
}

// writeOutputs renders something to each output: files first.
func (c *command) writeOutputs(ctx context.Context, opts *options, render func(report.Format, io.Writer, report.Style) error) error {
	plain := report.Style{Verbose: opts.verbose, Color: opts.color == always}
	err := c.writeFiles(ctx, opts, func(f report.Format, w io.Writer) error { return render(f, w, plain) })
	if err != nil {
		return err
	}
	for _, out := range opts.outputs {
		if out.file != "" {
			continue
		}
		t := c.terminal(c.stdout)
		style := report.Style{Verbose: opts.verbose, Color: c.colored(opts.color, t)}
		if t.ok {
			style.Width = t.width
		}
		if err := render(out.format, c.stdout, style); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return nil
}

// tellView writes what kept the answers from knowing all.
func (o outcome) tellView(w io.Writer) error {
	var lines []string
	for _, t := range o.result.Troubles {
		lines = append(lines, troubleText(t))
	}
	if v := o.result.View; v.Partial() {
		lines = append(lines, fmt.Sprintf("view: %d of %d packages of the module", v.PackagesSeen, v.ModulePackages))
	}
	if o.incomplete {
		lines = append(lines, o.incompleteText())
	}
	for i := range lines {
		lines[i] = report.Visible(lines[i]) + "\n"
	}
	_, err := io.WriteString(w, strings.Join(lines, ""))
	return err
}
