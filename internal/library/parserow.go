package library

import (
	"slices"
	"strconv"
	"strings"
)

// row reads NAMES ROLE and what follows, and adds a row for each name.
func (p *parser) row(tokens []string) {
	types, names, err := rowNames(tokens[0])
	if err != nil {
		p.errorf("%v", err)
		return
	}
	if len(tokens) < 2 {
		p.errorf("%s does what? add a role: %s", tokens[0], strings.Join(roles(), ", "))
		return
	}
	r := Row{File: p.file, Line: p.line, Class: p.class, Pkg: p.pkg, Type: types[0], Role: Role(tokens[1]), Key: None, Val: None, Arg: None, Into: None, Place: None, Read: p.read}
	if !slices.Contains(roles(), tokens[1]) {
		p.unknown("role", tokens[1], roles())
		return
	}
	before := len(p.errs)
	for rest := tokens[2:]; len(rest) > 0; {
		key, value, more := clause(rest)
		p.word(&r, key, value)
		rest = more
	}
	if len(p.errs) == before {
		p.settle(&r)
	}
	if len(p.errs) > before {
		return
	}
	for _, typ := range types {
		for _, n := range names {
			one := r
			one.Type, one.Func = typ, n
			if p.once(one.identity()) {
				p.rows = append(p.rows, &one)
			}
		}
	}
}

// rowNames reads Func, {A, B}, Type.Method, Type.{A, B} and {T, U}.{A, B}; the
// type of functions is "".
func rowNames(text string) (types, names []string, err error) {
	types = []string{""}
	if i := strings.Index(text, "}."); i >= 0 && text[0] == '{' {
		types, err = nameList(text[:i+1])
		text = text[i+2:]
	} else if before, after, ok := strings.Cut(text, "."); ok && !strings.ContainsAny(before, `{"`) {
		types, err = nameList(before)
		text = after
	}
	if err != nil {
		return nil, nil, err
	}
	names, err = nameList(text)
	return types, names, err
}

// identity tells rows apart: two with the same one contradict or repeat each other.
func (r *Row) identity() string {
	number := func(n int) string { return strconv.Itoa(n) }
	return strings.Join([]string{
		r.Pkg, r.Type, r.Func, string(r.Role), number(int(r.On.Kind)), number(r.On.Arg), number(r.Arg), string(r.Lacks),
		string(r.Phase), r.Method, r.Part, strconv.FormatBool(r.Receiver), string(r.Extent), r.If.String(), r.When.String(), r.NoExpiry.String(), r.Given,
	}, "|")
}

// word reads one key=value, text or flag.
func (p *parser) word(r *Row, key, value string) {
	if set, ok := p.flags[key]; ok && value == "" {
		set(r)
		return
	}
	if value == "" && (slices.Contains(keys(), key) || slices.Contains(clauses(), key)) {
		p.errorf("%s says nothing: write %s=… or %s \"…\"", key, key, key)
		return
	}
	if at := r.index(key); at != nil {
		*at = p.index(key, value)
		return
	}
	if at := r.targetOf(key); at != nil {
		*at = p.target(key, value)
		return
	}
	switch key {
	case "key":
		n, field, _ := strings.Cut(value, ".")
		r.Key, r.KeyField = p.index(key, n), field
	case "as", "of", "with":
		p.list(r, key, value)
	case "kind":
		if r.Kind = value; !slices.Contains(Kinds(), value) {
			p.unknown("kind", value, Kinds())
		}
	case "lacks":
		if r.Lacks = Lack(value); !slices.Contains(lacks(), value) {
			p.unknown("lack", value, lacks())
		}
	case "method":
		r.Method = value
	case "part":
		r.Part = value
	case "sent":
		if r.Sent = Sender(value); !slices.Contains(senders(), value) {
			p.unknown("sender", value, senders())
		}
	case "form":
		if r.Form = Form(value); !slices.Contains(forms(), value) {
			p.unknown("form", value, forms())
		}
	case "when":
		r.When = p.expr(key, value)
	case "noexpiry":
		r.NoExpiry = p.expr(key, value)
	case "if":
		r.If = p.expr(key, value)
	case "given":
		r.Given = value
	case "say":
		r.Say = value
	case "read":
		r.Read = value
	default:
		p.unknown("word", key, words())
	}
}

// index is where the index of an argument goes that a key gives, nil for other keys.
func (r *Row) index(key string) *int {
	switch key {
	case "arg":
		return &r.Arg
	case "val":
		return &r.Val
	case "into":
		return &r.Into
	case "place":
		return &r.Place
	}
	return nil
}

// targetOf is where the target goes that a key gives, nil for other keys.
func (r *Row) targetOf(key string) *Target {
	switch key {
	case "on":
		return &r.On
	case "from":
		return &r.From
	case "until":
		return &r.Until
	}
	return nil
}

func (p *parser) list(r *Row, key, value string) {
	parts := strings.Split(value, ",")
	switch key {
	case "as":
		r.As = parts
	case "of":
		r.Of = parts
	default:
		r.With = parts
		for _, part := range parts {
			if known := []string{"elem", "key", "other"}; !slices.Contains(known, part) {
				p.unknown("parameter", part, known)
			}
		}
	}
}

func (p *parser) expr(key, text string) *Expr {
	e, err := ParseExpr(text, p.consts[p.pkg])
	if err != nil {
		p.errorf("%s %q: %v", key, text, err)
		return nil
	}
	return e
}

func (p *parser) index(key, value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 99 {
		p.errorf("%s=%s: write the index of an argument, from 0, the receiver not counted", key, value)
		return None
	}
	return n
}

func (p *parser) target(key, value string) Target {
	switch value {
	case "recv":
		return Target{Kind: OnRecv}
	case "result":
		return Target{Kind: OnResult}
	case "global":
		return Target{Kind: OnGlobal}
	}
	if n, ok := argument(value); ok {
		return Target{Kind: OnArg, Arg: n}
	}
	p.errorf("%s=%s: write recv, argN, result or global", key, value)
	return Target{}
}

// settle fills what a row need not say, and reports what it must.
func (p *parser) settle(r *Row) {
	if !r.Role.ofContainer() {
		r.Class = ClassNone
	}
	if r.On.Kind == OnNothing {
		r.On = r.usualTarget()
	}
	switch r.Role {
	case Shrink:
		if r.Extent == ExtentUnknown {
			p.errorf("a shrink says how much it removes: add one, some or all")
		}
	case Swap:
		if r.Extent == ExtentUnknown {
			r.Extent = All
		}
	case Purge:
		if r.Extent == ExtentUnknown {
			r.Extent = Some
		}
	case Calls:
		if r.Arg == None {
			p.errorf("calls needs arg=N: which argument is called")
		}
		if r.Times == TimesUnknown {
			p.errorf("calls says how often: add once or each")
		}
	case Holds:
		if (r.Arg == None) != r.Receiver {
			p.errorf("holds needs arg=N or recv: what is kept")
		}
	case Waits:
		if r.Phase == PhaseCall {
			p.errorf("waits says for what: add event or tick")
		}
	case Field, Entry:
		if r.Type == "" {
			p.errorf("%s needs a type: write Type.Name", r.Role)
		}
	}
	if err := r.streams(); err != "" {
		p.errorf("%s", err)
	}
	if r.From.Kind != OnNothing && len(r.With) == 0 {
		p.errorf("from needs with=key,elem: what of the container the function gets")
	}
}

// streams says what a row of streams or labels lacks, "" if nothing.
func (r *Row) streams() string {
	switch r.Role {
	case Source:
		if r.Sent == SenderUnknown {
			return "source says who decides how long it is: add sent=client, server, peer or store"
		}
	case Reads:
		if (r.Arg == None) != r.Receiver {
			return "reads needs arg=N or recv: what is read"
		}
	case Labels:
		if r.Arg == None {
			return "labels needs arg=N: which argument is a value"
		}
	case Fills:
		if (r.Arg != None) == (r.Receiver || r.Sent != SenderUnknown) {
			return "fills needs arg=N, recv or sent: what is put into the other arguments"
		}
	case Lists:
		if r.Sent == SenderUnknown {
			return "lists says who has what is listed: add sent=client, server, peer or store"
		}
	case Vets:
		if r.Arg == None {
			return "vets needs arg=N: which argument is asked for"
		}
	}
	return ""
}

// usualTarget is what a row speaks of when it does not say.
func (r *Row) usualTarget() Target {
	switch {
	case r.Role == Construct:
		return Target{Kind: OnResult}
	case r.Type != "":
		return Target{Kind: OnRecv}
	case r.Role.ofContainer() && r.Role != Option:
		return Target{Kind: OnGlobal}
	}
	return Target{}
}
