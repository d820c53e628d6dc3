package cli

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/finding"
)

// remedyCode is the code in a remedy.
var remedyCode = regexp.MustCompile("`([^`]+)`")

// standsThere is a quotation of the statement next to which something belongs: it is source already,
// and may stand in a step that the function named calls.
var standsThere = regexp.MustCompile(" next to `[^`]+`")

// TestRemediesCompile type-checks the code in remedies at the places that the findings name: the
// fix, the evidence and the finding itself. One of them has all the names of the code, in the
// function that the remedy is for.
func TestRemediesCompile(t *testing.T) {
	root := fixtureRoot(t)
	var withCode []finding.Finding
	paths := map[string]bool{}
	for _, f := range runView(t, root, "./...") {
		f.Remedy = standsThere.ReplaceAllString(f.Remedy, "")
		if remedyCode.MatchString(f.Remedy) {
			withCode = append(withCode, f)
			paths[f.Container.Package] = true
		}
	}
	require.Greater(t, len(withCode), 40, "most of readgrow and many maps")
	in := newTypedFixtures(t, root, paths)
	limiters := 0
	for _, f := range withCode {
		for _, code := range remedyCode.FindAllStringSubmatch(f.Remedy, -1) {
			assert.NoError(t, in.check(&f, code[1]), "%s:%d: %s: %s", f.Position.File, f.Position.Line, f.Rule, f.Remedy)
			if strings.Contains(code[1], "http.MaxBytesReader") {
				limiters++
			}
		}
	}
	assert.Positive(t, limiters)
	assert.Error(t, in.check(&withCode[0], "noSuchName.Close()"), "the check sees what does not compile")
}

// typedFixtures are packages with their types.
type typedFixtures struct {
	fset  *token.FileSet
	files map[string]typedFile
}

type typedFile struct {
	syntax *ast.File
	pkg    *packages.Package
}

// newTypedFixtures loads packages. Remedies may use packages that a file does not import yet,
// as an editor adds those: they are put into the scope of each file.
func newTypedFixtures(t *testing.T, root string, paths map[string]bool) *typedFixtures {
	t.Helper()
	in := &typedFixtures{fset: token.NewFileSet(), files: map[string]typedFile{}}
	patterns := []string{"io", "net/http"}
	for p := range paths {
		patterns = append(patterns, p)
	}
	list, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: root, Fset: in.fset}, patterns...)
	require.NoError(t, err)
	standard := map[string]*types.Package{}
	for _, p := range list {
		if !paths[p.PkgPath] {
			standard[p.Types.Name()] = p.Types
		}
	}
	for _, p := range list {
		require.Empty(t, p.Errors, p.PkgPath)
		for _, file := range p.Syntax {
			for name, imported := range standard {
				if scope := p.TypesInfo.Scopes[file]; paths[p.PkgPath] && scope.Lookup(name) == nil {
					scope.Insert(types.NewPkgName(token.NoPos, p.Types, name, imported))
				}
			}
			in.files[in.fset.File(file.Pos()).Name()] = typedFile{file, p}
		}
	}
	return in
}

// check type-checks the code of a remedy at one of the places of a finding.
func (in *typedFixtures) check(f *finding.Finding, code string) error {
	places := []finding.Position{f.Position}
	for _, x := range f.Fixes {
		for _, e := range x.Edits {
			places = append(places, e.Position)
		}
	}
	for _, e := range f.Evidence {
		if e.Position != nil {
			places = append(places, *e.Position)
		}
	}
	function := f.Function
	if rest, ok := strings.CutPrefix(f.Remedy, "in "); ok {
		function, _, _ = strings.Cut(strings.TrimPrefix(rest, "a function literal in "), ", ")
	}
	err := errors.New("no place of the finding is in " + function)
	for _, at := range places {
		file, ok := in.files[at.File]
		if !ok {
			continue
		}
		pos := in.fset.File(file.syntax.Pos()).LineStart(at.Line) + token.Pos(at.Column-1)
		if displayAt(file.syntax, pos) != function {
			continue
		}
		if err = checkCode(in.fset, file.pkg.Types, pos, code); err == nil {
			return nil
		}
	}
	return err
}

// displayAt names the declared function that a position lies in, as findings do.
func displayAt(file *ast.File, pos token.Pos) string {
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || pos < fn.Pos() || pos >= fn.End() {
			continue
		}
		if fn.Recv == nil {
			return fn.Name.Name
		}
		recv := types.ExprString(fn.Recv.List[0].Type)
		recv, _, _ = strings.Cut(recv, "[") // type parameters
		return "(" + recv + ")." + fn.Name.Name
	}
	return ""
}

// checkCode type-checks a statement or an expression at a position.
func checkCode(fset *token.FileSet, pkg *types.Package, pos token.Pos, code string) error {
	if x, err := parser.ParseExpr(code); err == nil {
		return types.CheckExpr(fset, pkg, pos, x, nil)
	}
	f, err := parser.ParseFile(token.NewFileSet(), "", "package p; func _() {\n"+code+"\n}", parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, s := range f.Decls[0].(*ast.FuncDecl).Body.List {
		switch s := s.(type) {
		case *ast.DeferStmt:
			err = types.CheckExpr(fset, pkg, pos, s.Call, nil)
		case *ast.AssignStmt:
			err = checkAssign(fset, pkg, pos, s)
		default:
			err = fmt.Errorf("a %T in a remedy is not checked", s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkAssign type-checks an assignment of one value to one variable or to new ones.
func checkAssign(fset *token.FileSet, pkg *types.Package, pos token.Pos, s *ast.AssignStmt) error {
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	for _, x := range s.Rhs {
		if err := types.CheckExpr(fset, pkg, pos, x, info); err != nil {
			return err
		}
	}
	if s.Tok == token.DEFINE {
		return nil
	}
	for i, x := range s.Lhs {
		if id, ok := x.(*ast.Ident); ok && id.Name == "_" {
			continue
		}
		if err := types.CheckExpr(fset, pkg, pos, x, info); err != nil {
			return err
		}
		if len(s.Lhs) == len(s.Rhs) && !types.AssignableTo(info.TypeOf(s.Rhs[i]), info.TypeOf(x)) {
			return fmt.Errorf("%s is not assignable to %s", types.ExprString(s.Rhs[i]), types.ExprString(x))
		}
	}
	return nil
}
