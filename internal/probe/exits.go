package probe

import (
	"go/ast"
	"go/types"
	"strconv"
)

// exits has the last line written where main returns and where the file ends the process.
func (f *file) exits() {
	var stack []ast.Node
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "main" && f.Syntax.Name.Name == "main" && n.Body != nil {
				f.insert(n.Body.Lbrace+1, " defer "+f.call("Flush")+";")
			}
		case *ast.CallExpr:
			f.exit(n, stack)
		}
		stack = append(stack, n)
		return true
	})
}

// exit puts the last line before the end of the process.
func (f *file) exit(call *ast.CallExpr, stack []ast.Node) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	fn, ok := f.pkg.Info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return
	}
	switch fn.FullName() {
	case "os.Exit":
		f.insert(call.Lparen+1, f.name+".Code(")
		f.insert(call.Rparen, ")")
	case "log.Fatal", "log.Fatalf", "log.Fatalln", "(*log.Logger).Fatal", "(*log.Logger).Fatalf", "(*log.Logger).Fatalln":
		s := &spot{file: f, node: stack[len(stack)-1], parents: stack[:len(stack)-1]}
		if _, ok := s.node.(*ast.ExprStmt); ok && inList(s.parent(1), s.node) {
			f.insert(s.node.Pos(), f.call("Flush")+"; ")
		}
	}
}

// TestMain makes a copy of a test file that has a TestMain: the last line is written where it
// returns and where it ends the process. It returns nil for a file that has none.
func TestMain(in Input, f File, p *Package) []byte {
	t := &file{File: &f, pkg: p, spots: map[ast.Node]*spot{}, taken: map[ast.Node]bool{}}
	t.name = t.unused("growthlintprobe")
	if !HasTestMain(f.Syntax) || t.unsure() != "" {
		return nil
	}
	osName := imported(f.Syntax, "os")
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "TestMain" && n.Body != nil {
				t.insert(n.Body.Lbrace+1, " defer "+t.call("Flush")+";")
			}
		case *ast.CallExpr:
			sel, ok := n.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Exit" || len(n.Args) != 1 {
				return true
			}
			if id, ok := sel.X.(*ast.Ident); ok && osName != "" && id.Name == osName {
				t.insert(n.Lparen+1, t.name+".Code(")
				t.insert(n.Rparen, ")")
			}
		}
		return true
	})
	return t.rewritten(in.Import)
}

// HasTestMain reports whether a file declares TestMain.
func HasTestMain(f *ast.File) bool {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "TestMain" {
			return true
		}
	}
	return false
}

// imported is the name of a package in a file, "" if it is not imported.
func imported(f *ast.File, path string) string {
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err != nil || p != path {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path
	}
	return ""
}
