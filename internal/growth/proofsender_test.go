package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A sweep by what whoever sent the entry has said of it takes what the sender likes.
func TestAsksSender(t *testing.T) {
	m, k := field("m"), keyOf(field("m"))
	until := fieldOf(elem(m, k), "E.until")
	said := set("E.until", ".Add", 0, call("(net/http.Header).Get", par(1)))
	known := set("E.until", ".Add", 0, call("time.Now"))
	for name, tt := range map[string]struct {
		ask    facts.Guard
		stores []facts.Store
		want   bool
	}{
		"a time that a peer has said":         {cond(facts.GuardTime, until, "<", call("time.Now")), []facts.Store{said}, true},
		"the other way":                       {cond(facts.GuardTime, call("time.Now"), ">", until), []facts.Store{said}, true},
		"a time of its own":                   {cond(facts.GuardTime, until, "<", call("time.Now")), []facts.Store{known}, false},
		"of both":                             {cond(facts.GuardTime, until, "<", call("time.Now")), []facts.Store{said, known}, false},
		"a number that is less":               {cond(facts.GuardLen, until, "<", lit(3)), []facts.Store{said}, true},
		"a number that is equal":              {cond(facts.GuardEq, until, "==", lit(3)), []facts.Store{said}, false},
		"a number that is not":                {cond(facts.GuardEq, until, "!=", lit(3)), []facts.Store{said}, false},
		"a flag":                              {is(facts.GuardFlag, until), []facts.Store{said}, false},
		"of another map's entry":              {cond(facts.GuardTime, fieldOf(elem(field("o"), k), "E.until"), "<", lit(3)), []facts.Store{said}, false},
		"of the map's own field":              {cond(facts.GuardTime, fieldOf(m, "E.until"), "<", lit(3)), []facts.Store{said}, false},
		"of a part of the entry":              {cond(facts.GuardTime, fieldOf(fieldOf(elem(m, k), "E.in"), "E.until"), "<", lit(3)), []facts.Store{said}, true},
		"within what is computed":             {cond(facts.GuardTime, call("(time.Time).Sub", call("time.Now"), until), ">", lit(3)), []facts.Store{said}, true},
		"the entry itself":                    {cond(facts.GuardTime, elem(m, k), "<", lit(3)), []facts.Store{said}, false},
		"nobody knows who says it":            {cond(facts.GuardTime, until, "<", lit(3)), nil, false},
		"compared with nothing that is known": {cond(facts.GuardTime, until, "<", nil), []facts.Store{said}, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Add"), fn(".Sweep", end(tt.ask))), stores(tt.stores...))
			e := w.shrink(".Sweep", 0, k)
			c := place("m", w.grow(".Add", 0, par(1)))
			assert.Equal(t, tt.want, w.asksSender(c, e))
			class, _ := w.Classify(c, e)
			if tt.want {
				assert.Equal(t, ClassTold, class)
			} else {
				assert.NotEqual(t, ClassTold, class)
			}
		})
	}
}

// A field of what holds all entries is no entry's.
func TestAsksHolder(t *testing.T) {
	said := set("E.until", ".Add", 0, call("(net/http.Header).Get", par(1)))
	w := link(t, funcs(fn(".Add"), fn(".Sweep")), stores(said))
	v := place("m")
	v.Key = "m.all"
	e := w.shrink(".Sweep", 0, keyOf(global("all")))
	e.Guards = []facts.Guard{cond(facts.GuardTime, fieldOf(global("all"), "E.until"), "<", lit(3))}
	assert.False(t, w.asksSender(v, e))
	e.Guards = []facts.Guard{cond(facts.GuardTime, fieldOf(elem(global("all"), e.Key), "E.until"), "<", lit(3))}
	assert.True(t, w.asksSender(v, e))
}

// decodes is a call of a decoder that fills what a function makes.
func decodes(pkg, name string, into *facts.Term) facts.Call {
	return facts.Call{Func: pkg + "." + name, Callee: facts.Callee{Pkg: pkg, Name: name}, Args: []*facts.Term{par(1), into}}
}

// What a peer has said is followed through fields, functions and their callers.
func TestForeign(t *testing.T) {
	said := call("(net/http.Header).Get", par(1))
	conn := facts.Call{Func: "(net.Conn).Read", Iface: true, Callee: facts.Callee{Pkg: "net", Type: "Conn", Name: "Read"}, Args: []*facts.Term{par(1), fresh(0)}}
	read := with(fn("read"), conn)
	result := func(name string, list ...*facts.Term) *facts.Func { f := fn(name); f.Results = list; return f }
	tested := inTests(fn("test"))
	w := link(t, funcs(
		read, fn("f"), result("says", said), result("knows", call("time.Now")), result("passes", par(0)), tested,
		fn("told"), fn("kept"), fn("lone"), fn("half"), fn("up$1"), fn("up"), fn("ontest"),
		with(fn("caller"), calls("told", 0, said), calls("half", 0, said), calls("kept", 0, said), calls("up$1", 0, said), calls("ontest", 0, said)),
		with(fn("second"), calls("told", 0, said), calls("half", 0, lit(1))),
		inTests(with(fn("tests"), calls("ontest", 0, lit(1)))),
		uses(fn("keeper"), facts.Use{Func: "m.kept", How: facts.UseReturn}),
	), stores(
		set("E.said", "f", 0, said), set("E.own", "f", 0, call("time.Now")), set("E.tested", "f", 0, said), set("E.tested", "test", 0, lit(1)), set("E.tested", "gone", 0, lit(1)),
		set("E.again", "f", 0, fieldOf(par(1), "E.said")), set("E.turn", "f", 0, fieldOf(par(1), "E.turn")),
	))
	phi := func(list ...*facts.Term) *facts.Term { return term(facts.OpPhi, "", list...) }
	for name, tt := range map[string]struct {
		t    *facts.Term
		in   string
		deep int
		want bool
	}{
		"said":                        {said, "f", 8, true},
		"known":                       {call("time.Now"), "f", 8, false},
		"nothing known":               {facts.Unknown(), "f", 8, false},
		"a constant":                  {lit(1), "f", 8, false},
		"a field that is said":        {fieldOf(par(1), "E.said"), "f", 8, true},
		"a field of a field":          {fieldOf(par(1), "E.again"), "f", 8, true},
		"of a field, too deep":        {fieldOf(par(1), "E.again"), "f", 2, false},
		"a field that is known":       {fieldOf(par(1), "E.own"), "f", 8, false},
		"a field that tests set":      {fieldOf(par(1), "E.tested"), "f", 8, true},
		"a field of itself":           {fieldOf(par(1), "E.turn"), "f", 8, false},
		"a field that nobody sets":    {fieldOf(par(1), "E.none"), "f", 8, false},
		"a cut":                       {term(facts.OpSlice, "head", said), "f", 8, true},
		"a part":                      {elem(said, lit(0)), "f", 8, true},
		"a part of what is known":     {elem(par(1), lit(0)), "f", 8, false},
		"computed":                    {bin("+", lit(1), said), "f", 8, true},
		"computed of what is known":   {bin("+", lit(1), lit(2)), "f", 8, false},
		"one of two said":             {phi(said, said), "f", 8, true},
		"one of two known":            {phi(said, lit(1)), "f", 8, false},
		"one of none":                 {phi(), "f", 8, false},
		"a buffer that is read into":  {fresh(0), "read", 8, true},
		"another buffer":              {fresh(1), "read", 8, false},
		"a variable that is not read": {&facts.Term{Op: facts.OpLocal, Text: "m.read.b"}, "read", 8, false},
		"a buffer of its maker":       {up(1, fresh(0)), "read", 8, false},
		"a variable of nobody":        {&facts.Term{Op: facts.OpLocal, Text: "m.E"}, "read", 8, false},
		"what a function says":        {call("m.says", lit(1)), "f", 8, true},
		"what a function knows":       {call("m.knows", said), "f", 8, false},
		"what a function passes on":   {call("m.passes", said), "f", 8, true},
		"another result":              {&facts.Term{Op: facts.OpCall, Text: "m.says", N: 1, Args: []*facts.Term{said}}, "f", 8, false},
		"what is parsed":              {call("strconv.Atoi", said), "f", 8, true},
		"a number parsed":             {call("strconv.Atoi", lit(1)), "f", 8, false},
		"what is asked of others":     {call("os.Getenv", said), "f", 8, false},
		"what all pass":               {par(0), "told", 8, true},
		"what one passes":             {par(0), "half", 8, false},
		"what nobody passes":          {par(0), "lone", 8, false},
		"what others may pass":        {par(0), "kept", 8, false},
		"what tests pass not":         {par(0), "ontest", 8, true},
		"what its maker is passed":    {up(1, par(0)), "told", 8, false},
		"what all pass, too deep":     {par(0), "told", 1, false},
		"said, too deep":              {said, "f", 0, false},
	} {
		assert.Equal(t, tt.want, w.foreignTerm(tt.t, w.f(tt.in), tt.deep), name)
	}
	assert.False(t, w.foreignTerm(said, nil, 8), "in no function")
	assert.False(t, w.foreignTerm(nil, w.f("f"), 8), "nothing")
	assert.False(t, w.foreignField("m.E.said", 0), "too deep")
}

// What reads bytes of a connection into a buffer, and what only looks like it.
func TestReadInto(t *testing.T) {
	cut := term(facts.OpSlice, "head", term(facts.OpSlice, "tail", fresh(0)))
	for name, tt := range map[string]struct {
		pkg, fn string
		arg     *facts.Term
		want    bool
	}{
		"a connection":         {"net", "Read", fresh(0), true},
		"all of it":            {"io", "ReadFull", fresh(0), true},
		"what is buffered":     {"bufio", "Read", fresh(0), true},
		"what is encrypted":    {"crypto/tls", "Read", fresh(0), true},
		"a system call":        {"syscall", "Read", fresh(0), true},
		"a part of the buffer": {"net", "Read", cut, true},
		"another buffer":       {"net", "Read", fresh(1), false},
		"it is written":        {"net", "Write", fresh(0), false},
		"a file":               {"os", "Read", fresh(0), false},
		"nothing known":        {"net", "Read", nil, false},
	} {
		f := with(fn("f"), facts.Call{Callee: facts.Callee{Pkg: tt.pkg, Name: tt.fn}, Args: []*facts.Term{par(1), tt.arg}})
		w := link(t, funcs(fn("g")))
		g := w.f("g")
		g.Calls = f.Calls
		assert.Equal(t, tt.want, readInto(g, fresh(0)), name)
	}
}

func TestComputes(t *testing.T) {
	for _, name := range []string{"encoding/binary.Uint32", "strconv.Atoi", "strings.ToLower", "bytes.TrimSpace", "math.Floor", "math/bits.Len", "time.Unix"} {
		assert.True(t, computes(name), name)
	}
	for _, name := range []string{"time.Now", "time.Since", "time.Until", "os.Getenv", "math/rand.Int", "m.f"} {
		assert.False(t, computes(name), name)
	}
}

// A struct that a decoder alone fills has what a peer has said in it.
func TestDecoded(t *testing.T) {
	mk := func(f *facts.Func) *facts.Func {
		f.Makes = []facts.Make{{N: 0, Type: "m.E"}}
		return f
	}
	for name, tt := range map[string]struct {
		f    *facts.Func
		want bool
	}{
		"decoded":         {mk(with(fn("f"), decodes("encoding/json", "Unmarshal", fresh(0)))), true},
		"another decoded": {mk(with(fn("f"), decodes("encoding/json", "Unmarshal", fresh(1)))), false},
		"in tests":        {inTests(mk(with(fn("f"), decodes("encoding/json", "Unmarshal", fresh(0))))), false},
		"not decoded":     {mk(fn("f")), false},
	} {
		w := link(t, funcs(tt.f))
		assert.Equal(t, tt.want, w.foreignField("m.E.until", 8), name)
		assert.False(t, w.isDecoded(""))
	}
}
