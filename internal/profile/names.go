package profile

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// symbol is the name of a function taken apart.
type symbol struct {
	// pkg is the import path, main for a program's main package.
	pkg string
	// name is what stands behind it, without type parameters: F, (*T).M, F.func1.
	name string
}

// symbolOf takes a name of the runtime apart. Type parameters are left out, and a dot in the
// last element of an import path, which the linker writes as %2e, is one again.
func symbolOf(full string) symbol {
	full = withoutParameters(full)
	slash := strings.LastIndexByte(full, '/')
	dot := strings.IndexByte(full[slash+1:], '.')
	if dot < 0 {
		return symbol{name: full}
	}
	at := slash + 1 + dot
	pkg, name := full[:at], full[at+1:]
	return symbol{pkg: unescaped(pkg), name: name}
}

// unescaped puts characters for what the linker writes as %2e.
func unescaped(pkg string) string {
	for at := strings.IndexByte(pkg, '%'); at >= 0 && at+2 < len(pkg); {
		code, err := strconv.ParseUint(pkg[at+1:at+3], 16, 8)
		if err != nil {
			return pkg
		}
		pkg = pkg[:at] + string([]byte{byte(code)}) + pkg[at+3:]
		next := strings.IndexByte(pkg[at+1:], '%')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return pkg
}

// withoutParameters removes what stands in brackets.
func withoutParameters(name string) string {
	if !strings.Contains(name, "[") {
		return name
	}
	var b strings.Builder
	depth := 0
	for _, r := range name {
		switch {
		case r == '[':
			depth++
		case r == ']' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// last is the last name of a function that is declared: of (*T).M.func1.2 and (*T).M-fm it
// is M.
func (s symbol) last() string {
	name := s.name
	if i := strings.Index(name, ")."); i >= 0 {
		name = name[i+2:]
	}
	name, _, _ = strings.Cut(name, "-")
	parts := strings.Split(name, ".")
	for len(parts) > 1 && isMade(parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	return parts[len(parts)-1]
}

// isMade reports whether a part of a name is one that the compiler gives: func1, gowrap2,
// deferwrap1, a number, or nothing.
func isMade(part string) bool {
	for _, prefix := range []string{"func", "gowrap", "deferwrap", ""} {
		if rest, ok := strings.CutPrefix(part, prefix); ok && strings.Trim(rest, "0123456789") == "" {
			return true
		}
	}
	return false
}

// isRuntime reports whether a function is of what maps, slices and channels are made with.
func isRuntime(s symbol) bool {
	return s.pkg == "runtime" || strings.HasPrefix(s.pkg, "runtime/") || strings.HasPrefix(s.pkg, "internal/runtime/")
}

// isStandard reports whether a package is one of the standard library, by the first element
// of its path; main is none.
func isStandard(pkg string) bool {
	first, _, _ := strings.Cut(pkg, "/")
	return pkg != "main" && !strings.Contains(first, ".")
}

// base is the last element of a file's name, whatever its separators are.
func base(file string) string {
	return path.Base(strings.ReplaceAll(file, `\`, "/"))
}

// common counts the last elements that two directories share.
func common(a, b string) int {
	split := func(s string) []string {
		parts := strings.Split(strings.Trim(strings.ReplaceAll(s, `\`, "/"), "/"), "/")
		slices.Reverse(parts)
		return parts
	}
	x, y, n := split(a), split(b), 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}
