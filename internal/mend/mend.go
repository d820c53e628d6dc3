// Package mend finds, for what grows or stays, the text that has to be put in so that it ends,
// where that changes nothing else and one package tells all: a copy of a part before it is stored,
// slots emptied before they are cut off, a release when the function returns. And it lists the
// deletes beside which a fix can put another one ([Mender.Removals]); which of them belongs where
// only package link can tell.
//
// What is not sure is left out: bytes that somebody else has a way to, an array that is written
// to later, a handle that leaves the activation, a call in a loop.
package mend

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// Input is one package as it was read.
type Input struct {
	Fset  *token.FileSet
	Files []*ast.File
	Types *types.Package
	Info  *types.Info
	// Functions returns all functions of the package.
	Functions func() []*ssa.Function
	// File is the index of the file that holds a position, -1 for none.
	File func(token.Pos) int
}

// Mender answers for one package. Its indexes are made when they are first asked for.
type Mender struct {
	in     Input
	syntax *syntax
	uses   *fieldUses
}

// New returns a mender of a package.
func New(in Input) *Mender { return &Mender{in: in} }

// pos turns a position into the summary's form.
func (m *Mender) pos(p token.Pos) facts.Pos {
	i := m.in.File(p)
	if !p.IsValid() || i < 0 {
		return facts.Pos{}
	}
	q := m.in.Fset.PositionFor(p, false)
	return facts.Pos{File: i, Line: q.Line, Col: q.Column}
}
