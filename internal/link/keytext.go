package link

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// What is said here of the texts of keys and function IDs: "path/pkg.Type.field",
// "path/pkg.var", "path/pkg.Func", "(*path/pkg.Type).Method".

// splitLast splits at the last dot: "path/pkg.Type" into package and type, a field's key
// into the type's key and the field's name.
func splitLast(s string) (before, after string) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return "", s
	}
	return s[:i], s[i+1:]
}

// ownerOf is the key of the type that a field's key names.
func ownerOf(key string) string {
	owner, _ := splitLast(key)
	return owner
}

// lastName is the last part of a field's or variable's key.
func lastName(key string) string {
	_, name := splitLast(key)
	return name
}

// splitField splits "path/pkg.Type.field".
func splitField(key string) (pkg, typ, name string) {
	rest, name, isPart := cutLast(key)
	pkg, typ, isField := cutLast(rest)
	if !isPart || !isField {
		return key, "", ""
	}
	return pkg, typ, name
}

// cutLast cuts a key at its last dot behind the last slash; the last element of a package's
// path may have dots of its own.
func cutLast(key string) (before, after string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 || i < strings.LastIndexByte(key, '/') {
		return key, "", false
	}
	return key[:i], key[i+1:], true
}

// splitCallee splits "(*path/pkg.Type).Name" and "path/pkg.Name".
func splitCallee(id string) (pkg, typ, name string) {
	if recv := receiverOf(id); recv != "" {
		_, name, _ = strings.Cut(id, ").")
		pkg, typ = splitLast(recv)
		return pkg, typ, name
	}
	pkg, name = splitLast(id)
	return pkg, "", name
}

// calleeText is a callee as terms and messages about libraries have it.
func calleeText(c facts.Callee) string {
	if c.Type == "" {
		return c.Pkg + "." + c.Name
	}
	return "(*" + c.Pkg + "." + c.Type + ")." + c.Name
}

// shortCallee is a callee as source calls it, a function with its package.
func shortCallee(c facts.Callee) string {
	if c.Type == "" {
		return shortKey(c.Pkg) + "." + c.Name
	}
	return calleeName(c)
}

// calleeName is a callee without its package.
func calleeName(c facts.Callee) string {
	if c.Type == "" {
		return c.Name
	}
	return c.Type + "." + c.Name
}

// endsInName reports whether a function's ID ends in a name.
func endsInName(id, name string) bool {
	rest, ok := strings.CutSuffix(id, name)
	return ok && strings.HasSuffix(rest, ".")
}

// shortKey is a key without the directories of its package path.
func shortKey(key string) string { return key[strings.LastIndexByte(key, '/')+1:] }

// isStandard reports whether a package is of the standard library: its path begins with
// no host name.
func isStandard(path string) bool { return !strings.Contains(firstElement(path), ".") }

func firstElement(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}
