package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// GeneratedAt reports whether a place of a function lies in a generated or a test file
// that is not to be reported on.
func (p *Program) GeneratedAt(f *program.Func, at facts.Pos) bool {
	return p.InGenerated(&growth.Event{Func: f, Pos: at})
}

// Outer is the container that c is an element of, or nil.
func (p *Program) Outer(c *growth.Container) *growth.Container {
	if c.Level == 0 {
		return nil
	}
	return p.Container(program.LevelID(c.Key, c.Level-1))
}

// Container returns the container with the given ID, or nil.
func (p *Program) Container(id string) *growth.Container {
	i, ok := slices.BinarySearchFunc(p.Containers, id, func(c *growth.Container, id string) int { return strings.Compare(c.ID, id) })
	if !ok {
		return nil
	}
	return p.Containers[i]
}

// InGenerated reports whether an event lies in a generated or a test file that is
// not to be reported on.
func (p *Program) InGenerated(e *growth.Event) bool {
	files := e.Func.Package.Summary.Files
	if e.Pos.File >= len(files) {
		return false
	}
	f := files[e.Pos.File]
	return f.Generated && !p.options.Generated || f.Test && !p.options.Tests
}

// ReadInPackage reports whether the container's own package looks into it.
func (p *Program) ReadInPackage(c *growth.Container) bool {
	return p.index.ReadIn[program.ReadAt{Path: c.Package.Summary.Path, ID: c.ID}]
}
