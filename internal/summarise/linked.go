package summarise

import (
	"go/ast"
	"strings"
)

// isLinked reports whether a directive gives a function to code in another language, which
// calls it by its name: the host of a module of WebAssembly, or C.
func isLinked(decl *ast.FuncDecl) bool {
	if decl.Doc == nil || decl.Recv != nil {
		return false
	}
	for _, c := range decl.Doc.List {
		words := strings.Fields(c.Text)
		if len(words) > 1 && (words[0] == "//export" || words[0] == "//go:wasmexport") {
			return true
		}
	}
	return false
}
