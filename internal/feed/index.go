package feed

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
)

// Source is the text of one package.
type Source struct {
	// Path is the import path, Name that of the package clause.
	Path, Name string
	// Dir is the directory, with slashes.
	Dir string
	// Files holds texts by base name.
	Files map[string][]byte
}

// Place is a file of a package: its import path and the file's base name.
type Place struct{ Package, File string }

// Index finds lines and values in packages.
type Index struct {
	files map[Place]*file
	// named are the functions, called the calls, by their last name.
	named   map[string][]*function
	called  map[string][]caller
	sources []Source
}

// file is one parsed file.
type file struct {
	place Place
	fset  *token.FileSet
	tree  *ast.File
	funcs []*function
	// code marks the lines on which something stands.
	code map[int]bool
}

// function is a declared function.
type function struct {
	in   *file
	decl *ast.FuncDecl
	// name is as in a profile, without the package: F, T.M or (*T).M.
	name   string
	params []string
}

// NewIndex parses packages. Files that cannot be parsed are left out.
func NewIndex(sources []Source) *Index {
	x := &Index{files: map[Place]*file{}, named: map[string][]*function{}, called: map[string][]caller{}, sources: sources}
	for _, s := range sources {
		for _, name := range sortedNames(s.Files) {
			if x.Has(Place{s.Path, name}) {
				continue // with tests a package is there twice
			}
			fset := token.NewFileSet()
			tree, err := parser.ParseFile(fset, name, s.Files[name], parser.SkipObjectResolution)
			if tree == nil || err != nil {
				continue
			}
			x.add(&file{place: Place{s.Path, name}, fset: fset, tree: tree, code: map[int]bool{}})
		}
	}
	return x
}

func sortedNames(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (x *Index) add(f *file) {
	x.files[f.place] = f
	for _, d := range f.tree.Decls {
		decl, ok := d.(*ast.FuncDecl)
		if !ok || decl.Body == nil {
			continue
		}
		fn := &function{in: f, decl: decl, name: declName(decl), params: paramNames(decl.Type.Params)}
		f.funcs = append(f.funcs, fn)
		x.named[decl.Name.Name] = append(x.named[decl.Name.Name], fn)
		ast.Inspect(decl.Body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if name := calleeName(call); name != "" {
					x.called[name] = append(x.called[name], caller{fn, call})
				}
			}
			return true
		})
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if n != nil {
			f.code[f.line(n.Pos())], f.code[f.line(n.End())] = true, true
		}
		return n != nil
	})
}

func (f *file) line(p token.Pos) int { return f.fset.Position(p).Line }

// declName is the name of a function as the runtime writes it, without the package.
func declName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	typ, star := d.Recv.List[0].Type, false
	if p, ok := typ.(*ast.StarExpr); ok {
		typ, star = p.X, true
	}
	switch t := typ.(type) {
	case *ast.IndexExpr:
		typ = t.X
	case *ast.IndexListExpr:
		typ = t.X
	}
	name, _ := typ.(*ast.Ident)
	switch {
	case name == nil:
		return d.Name.Name
	case star:
		return "(*" + name.Name + ")." + d.Name.Name
	}
	return name.Name + "." + d.Name.Name
}

// paramNames are the names of parameters in order, "" for those without.
func paramNames(list *ast.FieldList) []string {
	var out []string
	if list == nil {
		return nil
	}
	for _, field := range list.List {
		if len(field.Names) == 0 {
			out = append(out, "")
		}
		for _, n := range field.Names {
			out = append(out, n.Name)
		}
	}
	return out
}

// Has reports whether a file is known.
func (x *Index) Has(at Place) bool { return x.files[at] != nil }

// Packages are those that were indexed.
func (x *Index) Packages() []Source { return x.sources }

// Fits reports whether a function of that name, without package and parameters, is in the
// file, and whether the line is one of its own on which something stands.
func (x *Index) Fits(at Place, name string, line int) (known, fits bool) {
	f := x.files[at]
	if f == nil {
		return false, false
	}
	if strings.Contains(name, ".func") && x.functionAt(at, line) != nil && f.code[line] {
		return true, true // a literal has the name of the function that it was inlined into
	}
	for _, fn := range f.funcs {
		if !sameFunction(fn.name, name) {
			continue
		}
		known = true
		if first, last := fn.lines(); first <= line && line <= last && f.code[line] {
			return true, true
		}
	}
	return known, false
}

// sameFunction reports whether a name of a profile is that of a declared function or of a
// literal in it.
func sameFunction(declared, name string) bool {
	rest, ok := strings.CutPrefix(name, declared)
	if !ok {
		// A method of a value called by a pointer, or the other way round.
		plain := strings.NewReplacer("(*", "", ")", "")
		rest, ok = strings.CutPrefix(plain.Replace(name), plain.Replace(declared))
	}
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '-')
}

func (fn *function) lines() (first, last int) {
	return fn.in.line(fn.decl.Pos()), fn.in.line(fn.decl.End())
}

// FunctionAt is the name of the declared function around a line, "" for none.
func (x *Index) FunctionAt(at Place, line int) string {
	if fn := x.functionAt(at, line); fn != nil {
		return fn.name
	}
	return ""
}

func (x *Index) functionAt(at Place, line int) *function {
	f := x.files[at]
	if f == nil {
		return nil
	}
	for _, fn := range f.funcs {
		if first, last := fn.lines(); first <= line && line <= last {
			return fn
		}
	}
	return nil
}

// PlaceOf finds the package and file of a path, by the directories of the packages.
func (x *Index) PlaceOf(name string) (Place, bool) {
	for _, s := range x.sources {
		if path.Dir(name) == s.Dir {
			at := Place{s.Path, path.Base(name)}
			return at, x.Has(at)
		}
	}
	return Place{}, false
}

// calleeName is the last name of what a call calls, "" where it has none.
func calleeName(call *ast.CallExpr) string {
	fun := call.Fun
	for {
		switch t := fun.(type) {
		case *ast.Ident:
			return t.Name
		case *ast.SelectorExpr:
			return t.Sel.Name
		case *ast.IndexExpr:
			fun = t.X
		case *ast.IndexListExpr:
			fun = t.X
		case *ast.ParenExpr:
			fun = t.X
		default:
			return ""
		}
	}
}
