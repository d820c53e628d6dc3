package library

import (
	"fmt"
	"go/constant"
	"strconv"
	"strings"
)

// exprParser reads tokens left to right; tok is the current one, "" at the end.
type exprParser struct {
	text   string
	consts map[string]constant.Value
	at     int // where tok begins
	end    int // where it ends
	tok    string
}

func (p *exprParser) errorf(format string, args ...any) error {
	return fmt.Errorf("column %d: %s", p.at+1, fmt.Sprintf(format, args...))
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (p *exprParser) next() error {
	rest := strings.TrimLeft(p.text[p.end:], " \t")
	p.at = len(p.text) - len(rest)
	n := 0
	switch {
	case rest == "":
	case isWord(rest[0]):
		for n < len(rest) && isWord(rest[n]) {
			n++
		}
	case rest[0] == '"':
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			return p.errorf("the string has no end: add a \"")
		}
		n = len(quoted)
	default:
		n = 1
		if len(rest) > 1 && strings.Contains(" && || == != <= >= << ", " "+rest[:2]+" ") {
			n = 2
		}
	}
	p.tok, p.end = rest[:n], p.at+n
	return nil
}

// accept skips tok and reports whether it was there.
func (p *exprParser) accept(tok string) (bool, error) {
	if p.tok != tok {
		return false, nil
	}
	return true, p.next()
}

func (p *exprParser) expect(tok, why string) error {
	ok, err := p.accept(tok)
	if err == nil && !ok {
		return p.errorf("%s expected %s, found %s", strconv.Quote(tok), why, p.found())
	}
	return err
}

func (p *exprParser) found() string {
	if p.tok == "" {
		return "the end"
	}
	return strconv.Quote(p.tok)
}
