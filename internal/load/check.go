package load

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"go/version"
	"os"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/finding"
)

// checkSources checks a node from its sources; at is set if the visitor saw it.
func (r *run) checkSources(n *node, at **Package, visit func(*Package) error) error {
	for _, imp := range n.imports {
		n.illTyped = n.illTyped || imp.illTyped
	}
	switch {
	case n.meta.PkgPath == "unsafe":
		n.types = types.Unsafe
		return nil
	case n.missing():
		n.illTyped = true
		return nil
	case !n.visit:
		r.checked.Add(1)
		_ = r.guard(n, "type-check", func() error { r.checkDependency(n); return nil })
		return nil
	}
	r.checked.Add(1)
	var p *Package
	_ = r.guard(n, "type-check", func() error { p = r.checkInScope(n); return nil })
	if p == nil || p.Types == nil {
		n.illTyped = true
		return nil
	}
	*at = p
	p.Tell = func(at token.Pos, message string) { r.tellUnread(n, at, message) }
	return r.guard(n, "analyse", func() error { return visit(p) })
}

// checkDependency type-checks the declarations of a package out of scope. Its
// syntax is garbage when this returns.
func (r *run) checkDependency(n *node) {
	var files []*ast.File
	for _, name := range n.files {
		f, err := r.parseDependency(name)
		if err != nil {
			r.tellParseErrors(n, name, err)
			n.illTyped = true
		}
		if f != nil {
			files = append(files, f)
			n.fakeC = n.fakeC || slices.ContainsFunc(f.Imports, isImportC)
		}
	}
	conf := r.typesConfig(n)
	conf.IgnoreFuncBodies = true
	conf.FakeImportC = true
	told := n.illTyped
	conf.Error = func(err error) {
		n.illTyped = true
		var te types.Error
		if errors.As(err, &te) && !r.isAbsentImport(n, te) && !told {
			// What follows the first error of a dependency follows from it as a rule.
			told = true
			r.tellTypeErrors(n, []types.Error{te})
		}
	}
	// Its error is the first of those that conf.Error was given.
	n.types, _ = conf.Check(n.meta.PkgPath, r.fset, files, nil)
}

// parseDependency parses a file without comments and function bodies.
func (r *run) parseDependency(name string) (*ast.File, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if short, ok := skim(src); ok {
		f, err := parser.ParseFile(r.fset, name, short, parser.SkipObjectResolution)
		if err == nil {
			return f, nil
		}
	}
	f, err := parser.ParseFile(r.fset, name, src, parser.SkipObjectResolution)
	if f == nil {
		return nil, err
	}
	for _, decl := range f.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
			fn.Body.List = nil
		}
	}
	return f, err
}

// typesConfig returns what all checks have in common.
func (r *run) typesConfig(n *node) *types.Config {
	conf := &types.Config{
		Sizes:    n.sizes,
		Importer: importer{r, n},
	}
	if m := n.module(); m != nil && version.IsValid("go"+m.GoVersion) {
		conf.GoVersion = "go" + m.GoVersion
	}
	return conf
}

// importer finds the types of a node's imports, which are done by then.
type importer struct {
	run *run
	of  *node
}

// Import implements types.Importer. An import whose trouble the list has told
// fails with errTold; the checker's error is then not told again.
func (i importer) Import(path string) (*types.Package, error) {
	imp := i.of.imports[path]
	if imp == nil && i.of.cgo != nil {
		imp = i.run.graph.nodes[path]
	}
	switch {
	case path == "unsafe":
		return types.Unsafe, nil
	case imp == nil && len(i.of.meta.Errors) > 0:
		return nil, errTold
	case imp == nil:
		return nil, errors.New("the package graph does not have it")
	case imp.types == nil && len(imp.meta.Errors) > 0:
		return nil, errTold
	case imp.types == nil && imp.missing():
		return nil, errors.New("no Go files")
	case imp.types == nil:
		return nil, errTold
	}
	return imp.types, nil
}

// checkInScope reads a package in full. It returns nil if not one of its files
// could be parsed.
func (r *run) checkInScope(n *node) *Package {
	p := &Package{
		ID: n.meta.ID, PkgPath: n.meta.PkgPath, Dir: n.dir,
		Module: n.module(), Matched: n.matched, Fset: r.fset, Sizes: n.sizes,
	}
	if n.cgo == nil || !r.checkGenerated(n, p) {
		n.illTyped = n.illTyped || n.cgo != nil
		r.checkSource(n, p)
	}
	if len(p.Files) == 0 {
		return nil
	}
	if n.illTyped || n.importsFakeC() {
		r.dropUntyped(n, p)
	}
	p.IllTyped = n.illTyped
	n.types = p.Types
	return p
}

// importsFakeC reports whether a direct import was read without the C types that
// its declarations may mention. The standard library exports none.
func (n *node) importsFakeC() bool {
	for _, imp := range n.imports {
		if imp.fakeC && imp.meta.Module != nil {
			return true
		}
	}
	return false
}

// checkSource parses and type-checks the author's files.
func (r *run) checkSource(n *node, p *Package) {
	broken := false
	var made []*cgoFile
	for _, name := range n.files {
		f, of, err := r.parseAuthors(n, name)
		if err != nil {
			broken, n.illTyped = true, true
			r.tellParseErrors(n, of, err)
		}
		if f.File != nil && f.Name != nil && f.Name.Name != "" {
			n.nameAbsentImports(f.File)
			p.Files = append(p.Files, f.File)
			p.Filenames = append(p.Filenames, of)
			made = append(made, f)
		}
	}
	conf := r.typesConfig(n)
	conf.FakeImportC = n.cgo != nil
	var errs []types.Error
	conf.Error = func(err error) {
		var te types.Error
		if !errors.As(err, &te) {
			return
		}
		if strings.HasPrefix(te.Msg, "\t") {
			r.addPlace(errs, te)
			return
		}
		if !te.Soft {
			n.illTyped = true
			n.errorsAt = append(n.errorsAt, te.Pos)
		}
		if !r.isAbsentImport(n, te) && !broken {
			// After a syntax error names are missing that the author has declared.
			errs = append(errs, te)
		}
	}
	p.Info = newInfo()
	p.Types, _ = conf.Check(p.PkgPath, r.fset, p.Files, p.Info)
	for _, f := range made {
		f.restore()
	}
	r.tellTypeErrors(n, errs)
}

// parseAuthors parses a file of a package in scope, and returns the name of the author's:
// a driver may give one that cgo has made of it.
func (r *run) parseAuthors(n *node, name string) (*cgoFile, string, error) {
	if r.env.driver && !slices.Contains(n.meta.GoFiles, name) {
		text, err := os.ReadFile(name)
		if origin := cgoOrigin(text, n.meta.GoFiles); err == nil && origin != "" {
			if f, err := r.parseCgo(text, origin); err == nil {
				return f, origin, nil
			}
		}
	}
	f, err := r.parseInScope(name)
	return &cgoFile{File: f}, name, err
}

// addPlace adds to the last error what the checker says of another place, if the error
// says nothing without it.
func (r *run) addPlace(errs []types.Error, second types.Error) {
	if len(errs) == 0 {
		return
	}
	last := &errs[len(errs)-1]
	if !strings.HasSuffix(last.Msg, ":") && !strings.Contains(last.Msg, "cycle: ") {
		return
	}
	at := r.position(second.Pos)
	last.Msg += fmt.Sprintf(" %s (line %d)", strings.TrimSpace(second.Msg), at.Line)
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Instances:    map[*ast.Ident]types.Instance{},
		Scopes:       map[ast.Node]*types.Scope{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		FileVersions: map[*ast.File]string{},
	}
}

// tellParseErrors tells each error of a file, where it stands in the file itself; err may
// also be one of reading it.
func (r *run) tellParseErrors(n *node, file string, err error) {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		r.tell(n, finding.Trouble{Kind: finding.TroubleParse, File: file, Message: err.Error()})
		return
	}
	place := offsets(file)
	for _, e := range list {
		e.Pos = place(e.Pos.Offset)
	}
	list.RemoveMultiples()
	for _, e := range list {
		r.tell(n, finding.Trouble{
			Kind: finding.TroubleParse, File: file, Line: e.Pos.Line, Column: e.Pos.Column, Message: e.Msg,
		})
	}
}

// offsets returns a function that tells where an offset is in a file: the parser tells by
// line directives, which an author may use to name any file.
func offsets(file string) func(offset int) token.Position {
	src, err := os.ReadFile(file)
	if err != nil {
		src = nil
	}
	f := token.NewFileSet().AddFile(file, -1, len(src))
	f.SetLinesForContent(src)
	return func(offset int) token.Position { return f.Position(f.Pos(min(offset, len(src)))) }
}

// guard runs f and turns a panic into a trouble, so that one package that trips
// the type checker or the analysis does not take the others along.
func (r *run) guard(n *node, doing string, f func() error) error {
	var err error
	p := caught.By(func() { err = f() })
	if p == nil {
		return err
	}
	n.illTyped, n.unkeyed = true, true
	r.tell(n, finding.Trouble{
		Kind:    finding.TroubleInternal,
		Message: fmt.Sprintf("panic while trying to %s the package: %s", doing, p),
	})
	return nil
}

// checkGenerated type-checks a package by cgo's files. It reports whether that
// went without an error; if not, p is as before and nothing has been told.
func (r *run) checkGenerated(n *node, p *Package) bool {
	var files []*ast.File
	var names []string
	var made []*cgoFile
	for i, name := range n.cgo.compiled {
		f, of, err := r.parseCompiled(n, i, name)
		if err != nil {
			n.cgo.failed = oneLine(err.Error())
			return false
		}
		made = append(made, f)
		files = append(files, f.File)
		names = append(names, of)
	}
	if len(files) == 0 {
		return false
	}
	conf, info, ok := r.typesConfig(n), newInfo(), true
	conf.Error = func(err error) {
		if te := (types.Error{}); !errors.As(err, &te) || !te.Soft {
			ok = false
			n.cgo.failed = oneLine(err.Error())
		}
	}
	pkg, _ := conf.Check(p.PkgPath, r.fset, files, info)
	if !ok {
		return false
	}
	for _, f := range made {
		f.restore()
	}
	p.Files, p.Filenames, p.Types, p.Info = files, names, pkg, info
	n.cgo.used = true
	return true
}
