package load

import "bytes"

// skim returns a Go file without what a package out of scope is not read for:
// comments, function bodies, and the elements of composite literals in variable
// declarations. Lines and columns stay, and so do the types of all package-level
// names: an array literal [...]T{…}, whose elements are its type, is kept whole. It
// reports false if the file is not understood; the caller then parses the original.
//
// Reading bytes over a body is several times faster than parsing it and leaves
// nothing for the garbage collector; dependencies are more than nine tenths of
// what a run reads.
func skim(src []byte) ([]byte, bool) {
	s := skimmer{src: src, out: make([]byte, 0, len(src)/3)}
	for s.ok() {
		switch s.next() {
		case endOfFile:
			s.flush(len(src))
			return s.out, s.depth == 0 && s.ok()
		case word:
			switch string(s.text()) {
			case "func":
				s.function()
			case "var":
				s.variables()
			default:
				s.declaration()
			}
		}
	}
	return nil, false
}

// lexeme is a class of tokens, as coarse as skimming allows.
type lexeme byte

const (
	endOfFile lexeme = iota
	word             // an identifier, keyword or number
	literal          // a string or rune
	opening
	closing
	separator // a line's end or a semicolon
	operator
)

type skimmer struct {
	src, out []byte
	// kept is where the text not yet written to out begins.
	kept int
	// start and end are the present token's; depth is how many brackets are open
	// after it.
	start, end, depth int
	last              lexeme
	packaged, failed  bool
}

func (s *skimmer) ok() bool     { return !s.failed }
func (s *skimmer) text() []byte { return s.src[s.start:s.end] }

// flush writes what was kept before the offset.
func (s *skimmer) flush(to int) {
	s.out = append(s.out, s.src[s.kept:to]...)
	s.kept = to
}

// drop leaves out the source from an offset to another, but for its line ends and,
// as spaces, its last line.
func (s *skimmer) drop(from, to int) {
	s.flush(from)
	gone := s.src[from:to]
	for range bytes.Count(gone, []byte{'\n'}) {
		s.out = append(s.out, '\n')
	}
	for range len(gone) - 1 - bytes.LastIndexByte(gone, '\n') {
		s.out = append(s.out, ' ')
	}
	s.kept = to
}

// next moves to the next token. Comments are dropped on the way once the package
// clause is behind, since before it they can be build constraints.
func (s *skimmer) next() lexeme {
	i := s.end
	for i < len(s.src) {
		c := s.src[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case c == '/' && i+1 < len(s.src) && (s.src[i+1] == '/' || s.src[i+1] == '*'):
			end := commentEnd(s.src, i)
			if end < 0 {
				s.failed = true
				return s.token(i, len(s.src), endOfFile)
			}
			if s.packaged {
				s.drop(i, end)
			}
			if bytes.IndexByte(s.src[i:end], '\n') >= 0 {
				return s.token(i, end, separator)
			}
			i = end
			continue
		}
		return s.lex(i, c)
	}
	return s.token(i, i, endOfFile)
}

// lex classifies the token that begins at i with c.
func (s *skimmer) lex(i int, c byte) lexeme {
	switch c {
	case '\n', ';':
		return s.token(i, i+1, separator)
	case '(', '[', '{':
		s.depth++
		return s.token(i, i+1, opening)
	case ')', ']', '}':
		s.depth--
		s.failed = s.failed || s.depth < 0
		return s.token(i, i+1, closing)
	case '"', '`', '\'':
		end := literalEnd(s.src, i)
		s.failed = s.failed || end < 0
		return s.token(i, max(end, i+1), literal)
	}
	if !isWordByte(c) {
		return s.token(i, i+1, operator)
	}
	end := i + 1
	for end < len(s.src) && isWordByte(s.src[end]) {
		end++
	}
	return s.token(i, end, word)
}

func (s *skimmer) token(start, end int, kind lexeme) lexeme {
	s.start, s.end, s.last = start, end, kind
	return kind
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
}

// endsLine reports whether a token of this kind can end a declaration at the end
// of its line; after an operator or an opening bracket it goes on.
func endsLine(kind lexeme) bool {
	return kind == word || kind == literal || kind == closing
}

// step moves to the next token and reports whether the declaration, which began
// outside all brackets, goes on.
func (s *skimmer) step() bool {
	before := s.last
	for {
		switch s.next() {
		case endOfFile:
			return false
		case separator:
			if s.depth == 0 && (s.src[s.start] == ';' || endsLine(before)) {
				return false
			}
			continue
		}
		return s.ok()
	}
}

// declaration passes over a declaration that is kept.
func (s *skimmer) declaration() {
	s.packaged = s.packaged || string(s.text()) == "package"
	for s.step() {
	}
}

// function passes over a function declaration and drops its body: the first brace
// outside brackets that does not belong to a type in the signature.
func (s *skimmer) function() {
	for {
		typeWord := s.isTypeWord()
		if !s.step() {
			return
		}
		if s.src[s.start] == '{' && s.last == opening && s.depth == 1 && !typeWord {
			s.dropBraces()
			return
		}
	}
}

// isTypeWord reports whether the present token makes a type of braces after it.
func (s *skimmer) isTypeWord() bool {
	if s.last != word {
		return false
	}
	text := string(s.text())
	return text == "struct" || text == "interface"
}

// variables passes over a var declaration, grouped or not, and drops what is
// within the braces of its literals.
func (s *skimmer) variables() {
	// arrayAt is the depth at which a literal [...]T{ has begun, -1 if none has.
	arrayAt := -1
	for {
		typeWord, bracket := s.isTypeWord(), s.last == opening && s.src[s.start] == '['
		if !s.step() {
			return
		}
		c := s.src[s.start]
		switch {
		case bracket && c == '.':
			arrayAt = s.depth - 1
		case s.last == opening && c == '{' && !typeWord:
			if arrayAt == s.depth-1 {
				s.keepBraces()
				arrayAt = -1
			} else {
				s.dropBraces()
			}
		case s.last == operator && (c == ',' || c == '=') && s.depth <= arrayAt:
			arrayAt = -1
		}
	}
}

// keepBraces passes over the rest of a brace pair, of which the opening one is
// the present token.
func (s *skimmer) keepBraces() {
	for depth := s.depth; s.depth >= depth && s.ok(); {
		if s.next() == endOfFile {
			s.failed = true
		}
	}
}

// dropBraces drops what is between the present token, an opening brace, and its
// partner, which becomes the present token.
func (s *skimmer) dropBraces() {
	end := closingBrace(s.src, s.end)
	if end < 0 {
		s.failed = true
		return
	}
	if end > s.end {
		s.drop(s.end, end)
	}
	s.depth--
	s.token(end, end+1, closing)
}

// closingBrace returns the offset of the brace that closes the one before i, -1
// if there is none.
func closingBrace(src []byte, i int) int {
	for depth := 1; i < len(src); i++ {
		switch src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		case '"', '`', '\'':
			end := literalEnd(src, i)
			if end < 0 {
				return -1
			}
			i = end - 1
		case '/':
			if i+1 < len(src) && (src[i+1] == '/' || src[i+1] == '*') {
				end := commentEnd(src, i)
				if end < 0 {
					return -1
				}
				i = end - 1
			}
		}
	}
	return -1
}

// literalEnd returns the offset behind the string or rune literal that begins at
// i, -1 if it does not end where it must.
func literalEnd(src []byte, i int) int {
	quote := src[i]
	if quote == '`' {
		n := bytes.IndexByte(src[i+1:], '`')
		if n < 0 {
			return -1
		}
		return i + n + 2
	}
	for j := i + 1; j < len(src); j++ {
		switch src[j] {
		case '\\':
			j++
		case '\n':
			return -1
		case quote:
			return j + 1
		}
	}
	return -1
}

// commentEnd returns the offset behind the comment that begins at i: at the line
// end for a line comment, -1 if the other kind is not closed.
func commentEnd(src []byte, i int) int {
	if src[i+1] == '/' {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			return len(src)
		}
		return i + n
	}
	n := bytes.Index(src[i+2:], []byte("*/"))
	if n < 0 {
		return -1
	}
	return i + n + 4
}
