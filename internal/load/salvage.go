package load

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
)

// maxSyntaxErrors is how many declarations of one file may be left out for a
// syntax error before the rest is left to the parser's own recovery.
const maxSyntaxErrors = 10

// parseInScope parses a file with comments. After a syntax error the parser often
// takes all that follows for one function; so the declaration with the error is
// blanked out and the file parsed again, and each error is one of its own. The
// error is a scanner.ErrorList unless the file could not be read.
func (r *run) parseInScope(name string) (*ast.File, error) {
	src, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	const mode = parser.ParseComments | parser.SkipObjectResolution
	f, err := parser.ParseFile(r.fset, name, src, mode)
	if err == nil {
		return f, nil
	}
	var told scanner.ErrorList
	for range maxSyntaxErrors {
		first := firstSyntaxError(name, src)
		if first == nil {
			break
		}
		told = append(told, first)
		rest := blankDeclaration(name, src, first.Pos.Offset)
		if rest == nil {
			return f, told
		}
		src = rest
	}
	f, err = parser.ParseFile(r.fset, name, src, mode)
	var more scanner.ErrorList
	if errors.As(err, &more) {
		told = append(told, more...)
	}
	return f, told
}

// firstSyntaxError returns the first error of a file, nil if it has none.
func firstSyntaxError(name string, src []byte) *scanner.Error {
	_, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return list[0]
	}
	return nil
}

// blankDeclaration returns the file with spaces in the place of the declaration
// that the offset is in, or of the one before, if that gets the parser further: a
// brace missing at its end shows at the beginning of the next. It returns nil if
// the offset is before the first declaration.
func blankDeclaration(name string, src []byte, offset int) []byte {
	starts := declarationStarts(src)
	i := len(starts) - 1
	for i >= 0 && starts[i] > offset {
		i--
	}
	if i < 0 {
		return nil
	}
	starts = append(starts, len(src))
	best := blank(src, starts[i], starts[i+1])
	if i == 0 {
		return best
	}
	other := blank(src, starts[i-1], starts[i])
	if next := firstSyntaxError(name, best); next != nil {
		if after := firstSyntaxError(name, other); after == nil || after.Pos.Offset > next.Pos.Offset {
			return other
		}
	}
	return best
}

// declarationStarts returns the offsets of the lines that begin with a keyword of
// a declaration, as they do in formatted code.
func declarationStarts(src []byte) []int {
	var starts []int
	for i := 0; i < len(src); {
		for _, keyword := range []string{"func ", "type ", "var ", "const "} {
			if bytes.HasPrefix(src[i:], []byte(keyword)) {
				starts = append(starts, i)
			}
		}
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
	}
	return starts
}

// blank returns a copy of src with spaces from one offset to another; line ends stay.
func blank(src []byte, from, to int) []byte {
	out := bytes.Clone(src)
	for i := from; i < to; i++ {
		if out[i] != '\n' {
			out[i] = ' '
		}
	}
	return out
}
