package summary

import (
	"strings"

	"golang.org/x/tools/go/analysis"
)

// isForeign reports whether the pass runs on a package that is not the user's: of a
// module with a version, or of the standard library. A nil Module alone says
// nothing: Bazel's nogo has none. It does not run on the standard library, for whose
// packages the other drivers have no Module or an empty one.
func isForeign(pass *analysis.Pass) bool {
	if pass.Module != nil && pass.Module.Path != "" {
		return pass.Module.Version != ""
	}
	return !isNogo(pass) && InStandardLibrary(pass.Pkg.Path())
}

// InStandardLibrary reports whether an import path begins like one of the standard
// library's. A package of a user's own outside any module may be named so too.
func InStandardLibrary(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "archive", "arena", "bufio", "builtin", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto", "database",
		"debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io",
		"iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "simd", "slices",
		"sort", "strconv", "strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe",
		"vendor", "weak":
		return true
	}
	return false
}
