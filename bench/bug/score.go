package bug

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// The states of one side of a case.
const (
	StateOK         = "ok"
	StateNoCheckout = "no checkout"
	StateFailed     = "failed"
)

// errorTail is how much of an error a result keeps, in bytes.
const errorTail = 400

// scorer runs the tool on cases.
type scorer struct {
	pool *checkout.Pool
	tool checkout.Tool
	// whole runs on the case's module instead of its package: what the command
	// sees, not what a plugin sees.
	whole bool
	stamp string
}

// score runs the tool on both sides of a case.
func (s scorer) score(ctx context.Context, c Case) Result {
	res := resultOf(c)
	res.Tool, res.Whole = s.stamp, s.whole
	tree, err := s.pool.Lease(ctx, c.Repo)
	if err != nil {
		res.Bug = unscored(StateNoCheckout, err)
		res.Fix = res.Bug
		return res
	}
	defer tree.Release()
	res.Bug = s.side(ctx, tree, c, c.Bug)
	res.Fix = s.side(ctx, tree, c, c.Fix)
	return res
}

// side runs the tool on the case at one of its two commits.
func (s scorer) side(ctx context.Context, tree *checkout.Tree, c Case, commit string) Side {
	if err := tree.At(ctx, commit); err != nil {
		return unscored(StateNoCheckout, err)
	}
	module := filepath.Join(tree.Dir, c.ModuleDir)
	pattern, err := s.pattern(tree.Dir, module, c.Dir)
	if err != nil {
		return unscored(StateFailed, err)
	}
	out, err := s.tool.Run(ctx, module, pattern)
	seconds := math.Round(out.Elapsed.Seconds()*10) / 10
	if err != nil {
		side := unscored(StateFailed, fmt.Errorf("%w: %s", err, out.Stderr))
		side.Seconds = seconds
		return side
	}
	file, line, err := c.Growth()
	if err != nil {
		return unscored(StateFailed, err)
	}
	t := targetOf(c.Container)
	t.file, t.lines = file, []int{line}
	if commit == c.Fix {
		t.lines = c.linesIn(filepath.Join(tree.Dir, file))
	}
	side := judge(t, out.Report)
	side.Seconds = seconds
	if strings.Contains(out.Stderr, "type:") || strings.Contains(out.Stderr, "list:") {
		side.Err = out.Stderr
	}
	return side
}

// pattern is what the tool is told to analyse, from the module's directory.
func (s scorer) pattern(root, module, dir string) (string, error) {
	if s.whole {
		return "./...", nil
	}
	rel, err := filepath.Rel(module, filepath.Join(root, dir))
	if err != nil {
		return "", fmt.Errorf("the package's directory is not below the module's: %w", err)
	}
	return "./" + filepath.ToSlash(rel), nil
}

// judge tells the findings about the target from the others.
func judge(t target, report checkout.Report) Side {
	side := Side{State: StateOK, Level: checkout.Absent, Rules: []string{}, Errors: len(report.Errors)}
	for _, f := range report.Findings {
		if !t.meets(f) {
			side.Others++
			continue
		}
		side.Level = max(side.Level, checkout.Level(f.Confidence))
		side.Rules = append(side.Rules, f.Rule)
		side.Hits = append(side.Hits, fmt.Sprintf("%s:%d: %s %s: %s", f.Position.File, f.Position.Line, f.Rule, f.Confidence, f.Message))
	}
	slices.Sort(side.Rules)
	side.Rules = slices.Compact(side.Rules)
	return side
}

// unscored is a side that the tool said nothing about.
func unscored(state string, err error) Side {
	text := err.Error()
	if len(text) > errorTail {
		text = text[len(text)-errorTail:]
	}
	return Side{State: state, Level: checkout.Absent, Rules: []string{}, Err: strings.ToValidUTF8(text, "")}
}
