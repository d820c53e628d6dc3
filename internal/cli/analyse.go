package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// failed is the end of a run that has nothing to report.
func (c *command) failed(ctx context.Context, opts *options, err error) (int, error) {
	if ctx.Err() != nil {
		return exitInterrupted, errors.New("interrupted; nothing was written")
	}
	return exitUsage, meantCommand(opts.patterns, err)
}

// probe reports, before the analysis spends its time, why an output could not be written.
func (c *command) probe(opts *options) error {
	toStdout := opts.fixing == fixShown
	for _, out := range opts.outputs {
		toStdout = toStdout || out.file == ""
		if err := out.probe(opts.force); err != nil {
			return err
		}
	}
	if toStdout {
		return c.openOutput()
	}
	return nil
}

func (c *command) analyseWithProgress(ctx context.Context, opts *options) (*pipeline.Analysis, error) {
	p := c.startProgress(opts.progress)
	defer p.stop()
	req := opts.request()
	req.Progress = p.update
	if opts.linkDirs != nil {
		return pipeline.Link(ctx, req, opts.linkDirsIn())
	}
	return c.analyse(ctx, req)
}

// request is what the options ask of the analysis.
func (o *options) request() pipeline.Request {
	return pipeline.Request{
		Dir:       o.dir,
		Patterns:  o.patterns,
		Tags:      o.tags,
		Tests:     o.config.Tests.V,
		Generated: o.config.Generated.V,
		Open:      o.config.Open.V,
		Bounded:   o.config.Bounded,
		Library:   o.config.Library,
		Rules:     o.rules,
		Leads:     o.newFrom != "",
		Why:       o.why,
		Cache:     o.cache.run,
		Relax:     o.cache.pacer.relax,
	}
}

// meantCommand adds to the error of a run, whose first pattern is no package, the command
// that must have been meant; of a rule's name, that which explains it.
func meantCommand(patterns []string, err error) error {
	var usage *load.UsageError
	if len(patterns) == 0 || !errors.As(err, &usage) || strings.ContainsAny(patterns[0], "./") {
		return err
	}
	if slices.Contains(ruleNames(rules()), patterns[0]) {
		return fmt.Errorf("%w; or did you mean growthlint explain %s?", err, patterns[0])
	}
	near, ok := nearest.Name(patterns[0], commandNames())
	if !ok {
		return err
	}
	return fmt.Errorf("%w; or did you mean growthlint %s?", err, near)
}
