package cli

import (
	"context"
	"errors"
	"flag"
)

// dispatch returns the exit code and what to say about a code that needs words.
func (c *command) dispatch(ctx context.Context, args []string) (int, error) {
	opts, err := c.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return c.printed(usage(), nil)
	}
	if err != nil {
		return exitUsage, err
	}
	switch {
	case opts.version:
		return c.printed(versionText(), nil)
	case opts.print != nil:
		return c.printed(opts.print())
	case opts.init:
		return c.printed(c.initialise(opts))
	case opts.explain != nil:
		return c.printed(c.explain(opts.explain))
	case opts.cacheArgs != nil:
		return c.printed(c.cacheCommand(opts))
	case opts.about != nil:
		return c.configuration(opts)
	case opts.editor != nil:
		return c.serveEditor(ctx, opts)
	case opts.why != "":
		return c.whyCommand(ctx, opts)
	case opts.rank != nil:
		return c.rankCommand(ctx, opts)
	case opts.probe != nil:
		return c.probeCommand(ctx, opts)
	}
	return c.check(ctx, opts)
}
