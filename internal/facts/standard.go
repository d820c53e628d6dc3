package facts

import (
	"slices"
	"strings"
)

// standard are the first elements of the import paths of the standard library, in order. A module may have
// any name that is none of them: that a path begins with no host name says nothing.
var standard = []string{
	"archive", "bufio", "builtin", "bytes", "cmp", "compress", "container", "context", "crypto", "database", "debug", "embed",
	"encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io", "iter", "log", "maps",
	"math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "slices", "sort", "strconv", "strings",
	"structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "vendor", "weak",
}

// IsStandard reports whether a package is of the standard library, by its path; what has none is predeclared.
func IsStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	_, ok := slices.BinarySearch(standard, first)
	return ok || first == ""
}
