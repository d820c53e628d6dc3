package mend

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// imported returns the name under which code at a place can use a package of the
// standard library, and what has to be put into the file for that. ok is false where the
// name means another thing there, or would elsewhere.
func (m *Mender) imported(path string, at token.Pos) (name string, add []facts.Insertion, ok bool) {
	i := m.in.File(at)
	if i < 0 {
		return "", nil, false
	}
	f := m.in.Files[i]
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil || p == "C" {
			return "", nil, false
		}
		if p != path {
			continue
		}
		name := path
		if spec.Name != nil {
			name = spec.Name.Name
		}
		pkg, isPkg := m.lookup(name, at).(*types.PkgName)
		return name, nil, isPkg && pkg.Imported().Path() == path
	}
	if m.lookup(path, at) != nil || m.in.Types.Scope().Lookup(path) != nil || m.namesOf(f)[path] {
		return "", nil, false
	}
	return path, []facts.Insertion{m.importing(f, path)}, true
}

// namesOf are the names that a file has already used for its imports.
func (m *Mender) namesOf(f *ast.File) map[string]bool {
	out := map[string]bool{}
	for _, spec := range f.Imports {
		if spec.Name != nil {
			out[spec.Name.Name] = true
		} else if pkg, ok := m.in.Info.Implicits[spec].(*types.PkgName); ok {
			out[pkg.Name()] = true
		}
	}
	return out
}

// importing is the insertion of an import into a file: in order, into the standard
// library's group that the first list of imports begins with; else before it.
func (m *Mender) importing(f *ast.File, path string) facts.Insertion {
	quoted := strconv.Quote(path)
	i := slices.IndexFunc(f.Decls, func(d ast.Decl) bool {
		g, ok := d.(*ast.GenDecl)
		return ok && g.Tok == token.IMPORT
	})
	if i < 0 {
		return m.insertion(m.lineEnd(f.Name.End()), "\n\nimport "+quoted)
	}
	decl := f.Decls[i].(*ast.GenDecl)
	if !decl.Lparen.IsValid() || len(decl.Specs) == 0 {
		return m.insertion(startOf(decl.Doc, decl), "import "+quoted+"\n")
	}
	var last *ast.ImportSpec
	for _, sp := range decl.Specs {
		spec := sp.(*ast.ImportSpec)
		foreign := !instr.IsStandardPath(strings.Trim(spec.Path.Value, "\"`"))
		apart := last != nil && m.line(spec.Pos())-m.line(last.End()) > 1
		switch {
		case last == nil && foreign:
			return m.insertion(startOf(spec.Doc, spec), quoted+"\n\n\t")
		case !foreign && !apart && spec.Path.Value > quoted:
			return m.insertion(startOf(spec.Doc, spec), quoted+"\n\t")
		case foreign || apart:
			return m.insertion(endOf(last), "\n\t"+quoted)
		}
		last = spec
	}
	return m.insertion(endOf(last), "\n\t"+quoted)
}

// lineEnd is where the comment ends that stands behind a place on its line; the place
// itself without one.
func (m *Mender) lineEnd(at token.Pos) token.Pos {
	i := m.in.File(at)
	if i < 0 {
		return at
	}
	for _, c := range m.in.Files[i].Comments {
		if c.Pos() >= at && m.line(c.Pos()) == m.line(at) && m.line(c.End()) == m.line(at) {
			return c.End()
		}
	}
	return at
}

// startOf is where a node begins, with the comment before it.
func startOf(doc *ast.CommentGroup, n ast.Node) token.Pos {
	if doc != nil {
		return doc.Pos()
	}
	return n.Pos()
}

// endOf is where an import ends, with the comment behind it.
func endOf(spec *ast.ImportSpec) token.Pos {
	if spec.Comment != nil {
		return spec.Comment.End()
	}
	return spec.End()
}
