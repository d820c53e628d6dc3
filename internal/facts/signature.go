package facts

import (
	"fmt"
	"strings"
)

// Arity is what stands for the signature of a method that mentions type parameters: how many
// parameters and results it has, and whether the last result is an error. The methods of a generic
// interface and of what implements it agree in that, whatever their type arguments are.
func Arity(sig string) string {
	if IsArity(sig) {
		return sig
	}
	params, rest := inParens(strings.TrimPrefix(sig, "func"))
	rest = strings.TrimSpace(rest)
	results := 0
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "("):
		list, _ := inParens(rest)
		results = count(list)
	default:
		results = 1
	}
	out := fmt.Sprintf("~%d~%d", count(params), results)
	if strings.HasSuffix(strings.TrimSuffix(rest, ")"), "error") {
		out += "~error"
	}
	return out
}

// IsArity reports whether a text is what Arity gives, and no signature.
func IsArity(sig string) bool { return strings.HasPrefix(sig, "~") }

// inParens splits a text that begins with a parenthesis into what stands in it and what follows.
func inParens(s string) (in, rest string) {
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:]
			}
		}
	}
	return "", s
}

// count is the number of types in a list.
func count(list string) int {
	if strings.TrimSpace(list) == "" {
		return 0
	}
	n, depth := 1, 0
	for _, r := range list {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				n++
			}
		}
	}
	return n
}
