package judge

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
)

// Each returns what a rule finds about the things of a list. A panic about one of them
// costs that one; at describes it.
func Each[T any](p *link.Program, list []T, at func(T) link.Lost, find func(T) *finding.Finding) []finding.Finding {
	var out []finding.Finding
	for _, x := range list {
		p.Try(at(x), func() {
			if f := find(x); f != nil {
				out = append(out, *f)
			}
		})
	}
	return out
}

// Troubles tells what panics have cost, each once.
func Troubles(lost []link.Lost) []finding.Trouble {
	var out []finding.Trouble
	for _, x := range lost {
		if t := trouble(x); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, finding.Trouble.Compare)
	return out
}

func trouble(x link.Lost) finding.Trouble {
	t := finding.Trouble{Kind: finding.TroubleInternal}
	doing := "panic while trying to " + x.Doing
	if x.Of != "" {
		doing += " " + x.Of
	}
	if x.Rule != "" {
		doing += " for " + x.Rule
	}
	t.Message = fmt.Sprintf("%s, which is left out: %s", doing, x.Panic)
	if x.Package == nil {
		return t
	}
	at := Position(x.Package, x.Pos)
	t.Package, t.File, t.Line, t.Column = x.Package.Summary.Path, at.File, at.Line, at.Column
	t.Note = !x.Package.Matched
	return t
}

// Position is a place of a package as a finding has it.
func Position(p *program.Package, at facts.Pos) finding.Position {
	out := finding.Position{Line: at.Line, Column: at.Col, EndLine: at.Line, EndColumn: at.EndCol}
	if at.File < len(p.Summary.Files) {
		out.File = filepath.Join(p.Dir, p.Summary.Files[at.File].Name)
	}
	if out.EndColumn == 0 {
		out.EndColumn = out.Column
	}
	return out
}

// position of an event, absolute.
func (k *Case) position(e *growth.Event) finding.Position {
	return Position(e.Func.Package, e.Pos)
}
