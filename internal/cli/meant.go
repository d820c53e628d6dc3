package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/nearest"
)

// meantCommand adds to the error of a run, whose first pattern is no package, the command
// that must have been meant.
func meantCommand(patterns []string, err error) error {
	commands := []string{"explain", "config", "link", "cache", "help", "version"}
	var usage *load.UsageError
	if len(patterns) == 0 || !errors.As(err, &usage) || strings.ContainsAny(patterns[0], "./") {
		return err
	}
	near, ok := nearest.Name(patterns[0], commands)
	if !ok {
		return err
	}
	if near == "version" {
		near = "-version"
	}
	return fmt.Errorf("%w; or did you mean growthlint %s?", err, near)
}
