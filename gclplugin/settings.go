package gclplugin

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/passes/summary"
)

// settings turns what stands under settings in golangci-lint's configuration of the
// plugin into the analyzers' own. The keys are those of growthlint's own configuration
// file, but for what golangci-lint has by itself: exclusions by path, exit codes. A key
// that is none of these is a start-up failure.
func settings(conf any) (*summary.Settings, summary.Options, error) {
	c, err := config.Settings(conf, summary.Rules())
	if err != nil {
		return nil, summary.Options{}, fmt.Errorf("settings of growthlint: %w", err)
	}
	out := &summary.Settings{
		MinConfidence: c.MinConfidence.Thresholds().String(), Rules: strings.Join(c.Rules.V, ","),
		Tests: c.Tests.V, Generated: c.Generated.V, LibraryRows: c.LibraryRows(),
		// golangci-lint shows the analyzer's name, and must see which nolint comments
		// were of use.
		BareMessage: true, LeaveNolint: true,
	}
	for _, b := range c.Bounded {
		out.Bounded = append(out.Bounded, b.Name)
	}
	return out, summary.Options{Digests: !c.Digests.Set || c.Digests.V}, nil
}
