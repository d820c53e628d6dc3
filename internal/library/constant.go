package library

import (
	"go/constant"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/growthlint/growthlint/internal/nearest"
)

// operand reads a constant.
func (p *exprParser) operand() (Operand, error) {
	start := p.at
	negative, err := p.accept("-")
	if err != nil {
		return Operand{}, err
	}
	word := p.tok
	if word == "nil" || word == "zero" {
		return Operand{Nil: word == "nil"}, p.next()
	}
	c, ok := p.consts[word]
	if !ok {
		c, ok = parseConstant(word)
	}
	if !ok {
		return Operand{}, p.badConstant()
	}
	if err := p.next(); err != nil {
		return Operand{}, err
	}
	if p.tok == "<<" {
		if c, err = p.shift(c); err != nil {
			return Operand{}, err
		}
	}
	if negative {
		if c.Kind() != constant.Int && c.Kind() != constant.Float {
			p.at = start
			return Operand{}, p.errorf("only a number can be negative")
		}
		c = constant.UnaryOp(token.SUB, c, 0)
	}
	return Operand{Const: c}, nil
}

func (p *exprParser) shift(c constant.Value) (constant.Value, error) {
	if err := p.next(); err != nil {
		return nil, err
	}
	n, err := strconv.ParseUint(p.tok, 10, 6)
	if err != nil || c.Kind() != constant.Int {
		return nil, p.errorf("a shift needs an integer and a count from 0 to 63, found %s", p.found())
	}
	return constant.Shift(c, token.SHL, uint(n)), p.next()
}

func (p *exprParser) badConstant() error {
	if p.isName() {
		if near, ok := nearest.Name(p.tok, slices.Sorted(maps.Keys(p.consts))); ok {
			return p.errorf("%q is no constant of this package: did you mean %s?", p.tok, near)
		}
		return p.errorf("%q is no constant of this package: declare it first with const %s VALUE", p.tok, p.tok)
	}
	return p.errorf("a constant expected, found %s", p.found())
}

// parseConstant reads a number, a string, a truth value or a duration, which is
// a number of nanoseconds.
func parseConstant(word string) (constant.Value, bool) {
	if word == "true" || word == "false" {
		return constant.MakeBool(word == "true"), true
	}
	if strings.HasPrefix(word, `"`) {
		s, err := strconv.Unquote(word)
		return constant.MakeString(s), err == nil
	}
	digits, negative := strings.CutPrefix(word, "-")
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		return nil, false
	}
	c := constant.MakeUnknown()
	if top, bottom, ok := strings.Cut(digits, "/"); ok { // an exact fraction
		x, y := constant.MakeFromLiteral(top, token.INT, 0), constant.MakeFromLiteral(bottom, token.INT, 0)
		if x.Kind() == constant.Int && y.Kind() == constant.Int && constant.Sign(y) != 0 {
			c = constant.BinaryOp(x, token.QUO, y)
		}
	} else if c = constant.MakeFromLiteral(digits, token.INT, 0); c.Kind() == constant.Unknown {
		c = constant.MakeFromLiteral(digits, token.FLOAT, 0)
	}
	if c.Kind() == constant.Unknown {
		d, err := time.ParseDuration(digits)
		if err != nil {
			return nil, false
		}
		c = constant.MakeInt64(int64(d))
	}
	if negative {
		c = constant.UnaryOp(token.SUB, c, 0)
	}
	return c, true
}

func (p *exprParser) isName() bool {
	return p.tok != "" && isWord(p.tok[0]) && (p.tok[0] < '0' || p.tok[0] > '9')
}
