package library

import (
	"go/constant"
	"go/token"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
)

// ParseExpr reads a predicate; consts are the named constants it may use. An
// error names the column, from 1, what is wrong there and what would be right.
func ParseExpr(text string, consts map[string]constant.Value) (*Expr, error) {
	p := &exprParser{text: text, consts: consts}
	if err := p.next(); err != nil {
		return nil, err
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.tok != "" {
		return nil, p.errorf("%q does not belong here: join conditions with && or ||", p.tok)
	}
	return e, nil
}

func (p *exprParser) or() (*Expr, error) { return p.chain("||", ExprOr, p.and) }

func (p *exprParser) and() (*Expr, error) { return p.chain("&&", ExprAnd, p.unary) }

func (p *exprParser) chain(sign string, op ExprOp, part func() (*Expr, error)) (*Expr, error) {
	left, err := part()
	for err == nil && p.tok == sign {
		if err = p.next(); err != nil {
			break
		}
		var right *Expr
		right, err = part()
		left = &Expr{Op: op, Args: []*Expr{left, right}}
	}
	return left, err
}

func (p *exprParser) unary() (*Expr, error) {
	if ok, err := p.accept("!"); ok {
		if err != nil {
			return nil, err
		}
		e, err := p.unary()
		return &Expr{Op: ExprNot, Args: []*Expr{e}}, err
	}
	if ok, err := p.accept("("); ok {
		if err != nil {
			return nil, err
		}
		e, err := p.or()
		if err != nil {
			return nil, err
		}
		return e, p.expect(")", "to close the parenthesis")
	}
	return p.primary()
}

func (p *exprParser) primary() (*Expr, error) {
	switch p.tok {
	case "always":
		return &Expr{Op: ExprAlways}, p.next()
	case "never":
		return &Expr{Op: ExprNever}, p.next()
	case "{":
		names, err := p.names("{", "}")
		if err != nil {
			return nil, err
		}
		return p.made(names)
	}
	if p.isName() && !p.isAtom() {
		name, start := p.tok, p.at
		if err := p.next(); err != nil {
			return nil, err
		}
		if p.tok == "." {
			return p.made([]string{name})
		}
		p.at = start
		if near, ok := nearest.Name(name, atoms()); ok {
			return nil, p.errorf("%q is no condition: did you mean %s?", name, near)
		}
		return nil, p.errorf("%q is no condition: known are argN, recv, always, never, %s, and New.… for what the constructor got", name, strings.Join(atoms(), ", "))
	}
	return p.atom()
}

func (p *exprParser) made(names []string) (*Expr, error) {
	if err := p.expect(".", "after the constructor"); err != nil {
		return nil, err
	}
	atom := &Expr{Op: ExprAlways}
	ok, err := p.accept("always")
	if !ok {
		atom, err = p.atom()
	}
	return &Expr{Op: ExprMade, Names: names, Args: []*Expr{atom}}, err
}

// atoms are the conditions that look like calls.
func atoms() []string {
	return []string{"absent", "called", "chain_absent", "chained", "not_called", "opt", "present"}
}

func (p *exprParser) isAtom() bool {
	if _, ok := argument(p.tok); ok || p.tok == "recv" {
		return true
	}
	for _, a := range atoms() {
		if a == p.tok {
			return true
		}
	}
	return false
}

// argument returns N of argN.
func argument(word string) (int, bool) {
	digits, ok := strings.CutPrefix(word, "arg")
	if !ok || digits == "" || len(digits) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

func (p *exprParser) atom() (*Expr, error) {
	word := p.tok
	if n, ok := argument(word); ok {
		if err := p.next(); err != nil {
			return nil, err
		}
		return p.comparison(n)
	}
	if !p.isAtom() {
		return nil, p.errorf("a condition expected, found %s: begin with argN, recv or one of %s", p.found(), strings.Join(atoms(), ", "))
	}
	if err := p.next(); err != nil {
		return nil, err
	}
	if word == "recv" {
		if err := p.expect("is", "after recv"); err != nil {
			return nil, err
		}
		return p.named(ExprRecv)
	}
	names, err := p.names("(", ")")
	if err != nil {
		return nil, err
	}
	switch word {
	case "absent":
		return not(&Expr{Op: ExprPresent, Names: names}), nil
	case "chain_absent":
		return not(&Expr{Op: ExprChained, Names: names}), nil
	case "not_called":
		return not(&Expr{Op: ExprCalled, Names: names}), nil
	case "present":
		return &Expr{Op: ExprPresent, Names: names}, nil
	case "chained":
		return &Expr{Op: ExprChained, Names: names}, nil
	case "called":
		return &Expr{Op: ExprCalled, Names: names}, nil
	}
	return p.option(names)
}

func not(e *Expr) *Expr { return &Expr{Op: ExprNot, Args: []*Expr{e}} }

func (p *exprParser) option(names []string) (*Expr, error) {
	if len(names) != 1 {
		return nil, p.errorf("opt takes one function: write opt(A).… || opt(B).…")
	}
	if err := p.expect(".", "after opt(F)"); err != nil {
		return nil, err
	}
	n, ok := argument(p.tok)
	if !ok {
		return nil, p.errorf("argN expected after opt(%s)., found %s", names[0], p.found())
	}
	if err := p.next(); err != nil {
		return nil, err
	}
	e, err := p.comparison(n)
	return &Expr{Op: ExprOption, Names: names, Args: []*Expr{e}}, err
}

// names reads a list of names between two signs.
func (p *exprParser) names(opening, closing string) ([]string, error) {
	if err := p.expect(opening, "before the names"); err != nil {
		return nil, err
	}
	var out []string
	for {
		if !p.isName() {
			return nil, p.errorf("a name expected, found %s", p.found())
		}
		out = append(out, p.tok)
		if err := p.next(); err != nil {
			return nil, err
		}
		if p.tok != "," {
			return out, p.expect(closing, "after the names")
		}
		if err := p.next(); err != nil {
			return nil, err
		}
	}
}

func (p *exprParser) named(op ExprOp) (*Expr, error) {
	if !p.isName() {
		return nil, p.errorf("a name expected after is, found %s", p.found())
	}
	e := &Expr{Op: op, Names: []string{p.tok}}
	return e, p.next()
}

// comparison reads what follows argN.
func (p *exprParser) comparison(arg int) (*Expr, error) {
	e := &Expr{Op: ExprCompare, Arg: arg, Compare: token.EQL}
	if ok, err := p.accept("."); err != nil {
		return nil, err
	} else if ok {
		if !p.isName() {
			return nil, p.errorf("a field expected after \".\", found %s", p.found())
		}
		e.Field = p.tok
		if err := p.next(); err != nil {
			return nil, err
		}
	}
	switch p.tok {
	case "is":
		if err := p.next(); err != nil {
			return nil, err
		}
		r, err := p.named(ExprResult)
		if err == nil {
			r.Arg, r.Field = e.Arg, e.Field
		}
		return r, err
	case "in":
		return p.set(e)
	}
	op, ok := operators()[p.tok]
	if !ok {
		e.Operands = []Operand{{Const: constant.MakeBool(true)}}
		return e, nil
	}
	e.Compare = op
	if err := p.next(); err != nil {
		return nil, err
	}
	o, err := p.operand()
	e.Operands = []Operand{o}
	return e, err
}

func operators() map[string]token.Token {
	return map[string]token.Token{"==": token.EQL, "!=": token.NEQ, "<": token.LSS, "<=": token.LEQ, ">": token.GTR, ">=": token.GEQ}
}

func (p *exprParser) set(e *Expr) (*Expr, error) {
	if err := p.next(); err != nil {
		return nil, err
	}
	if err := p.expect("{", "after in"); err != nil {
		return nil, err
	}
	for {
		o, err := p.operand()
		if err != nil {
			return nil, err
		}
		e.Operands = append(e.Operands, o)
		if p.tok != "," {
			return e, p.expect("}", "after the constants")
		}
		if err := p.next(); err != nil {
			return nil, err
		}
	}
}
