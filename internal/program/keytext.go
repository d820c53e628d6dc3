package program

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// What is said here of the texts of keys and function IDs: "path/pkg.Type.field",
// "path/pkg.var", "path/pkg.Func", "(*path/pkg.Type).Method".

// SplitLast splits at the last dot: "path/pkg.Type" into package and type, a field's key
// into the type's key and the field's name.
func SplitLast(s string) (before, after string) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return "", s
	}
	return s[:i], s[i+1:]
}

// OwnerOf is the key of the type that a field's key names.
func OwnerOf(key string) string {
	owner, _ := SplitLast(key)
	return owner
}

// PlaceOf is the field or variable of a container's key: of a part, the one that holds its object.
func PlaceOf(key string) string {
	place, _, _ := strings.Cut(key, "|")
	return place
}

// LastName is the last part of a field's or variable's key.
func LastName(key string) string {
	_, name := SplitLast(key)
	return name
}

// SplitField splits "path/pkg.Type.field".
func SplitField(key string) (pkg, typ, name string) {
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

// SplitCallee splits "(*path/pkg.Type).Name" and "path/pkg.Name".
func SplitCallee(id string) (pkg, typ, name string) {
	if recv := ReceiverOf(id); recv != "" {
		_, name, _ = strings.Cut(id, ").")
		pkg, typ = SplitLast(recv)
		return pkg, typ, name
	}
	pkg, name = SplitLast(id)
	return pkg, "", name
}

// CalleeText is a callee as terms and messages about libraries have it.
func CalleeText(c facts.Callee) string {
	if c.Type == "" {
		return c.Pkg + "." + c.Name
	}
	return "(*" + c.Pkg + "." + c.Type + ")." + c.Name
}

// ShortCallee is a callee as source calls it, a function with its package.
func ShortCallee(c facts.Callee) string {
	if c.Type == "" {
		return ShortKey(c.Pkg) + "." + c.Name
	}
	return CalleeName(c)
}

// CalleeName is a callee without its package.
func CalleeName(c facts.Callee) string {
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

// ShortKey is a key without the directories of its package path, or the version that the
// path ends in.
func ShortKey(key string) string {
	dir, last := "", key
	if i := strings.LastIndexByte(key, '/'); i >= 0 {
		dir, last = key[:i], key[i+1:]
	}
	version, rest, named := strings.Cut(last, ".")
	if dir == "" || !isMajor(version) {
		return last
	}
	short := dir[strings.LastIndexByte(dir, '/')+1:]
	if named {
		short += "." + rest
	}
	return short
}

// isMajor reports whether an element of a path is the major version of a module, as v2.
func isMajor(element string) bool {
	digits, ok := strings.CutPrefix(element, "v")
	return ok && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// IsStandard reports whether a package is of the standard library, by its path.
func IsStandard(path string) bool { return facts.IsStandard(path) }

// FirstElement returns the first element of an import path.
func FirstElement(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

// CalledAs is what terms name a call by: the function, the method of an interface, "" for a
// function value.
func CalledAs(c *facts.Call) string {
	if c.Iface {
		return "(" + c.Callee.Pkg + "." + c.Callee.Type + ")." + c.Callee.Name
	}
	return c.Func
}

// ReceiverOf returns the type key in a method's ID.
func ReceiverOf(id string) string {
	if !strings.HasPrefix(id, "(") {
		return ""
	}
	recv, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(id, "("), "*"), ")")
	return recv
}
