package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// The longest life of the objects on which a container grows counts.
func TestHolderOf(t *testing.T) {
	process, session := reach.Roots{Event: true, Process: true}, reach.Roots{Event: true, Session: true}
	open, call := reach.Roots{Exported: true, Open: true}, reach.Roots{Event: true}
	for name, tt := range map[string]struct {
		roots []reach.Roots
		life  Life
		event bool
	}{
		"the process":              {[]reach.Roots{process}, LifeProcess, false},
		"a session":                {[]reach.Roots{session}, LifeSession, true},
		"nobody knows":             {[]reach.Roots{open}, LifeUnknown, false},
		"a call":                   {[]reach.Roots{call}, LifeCall, false},
		"none":                     {nil, LifeCall, false},
		"a session, then process":  {[]reach.Roots{session, process}, LifeProcess, false},
		"the process, then open":   {[]reach.Roots{process, open}, LifeProcess, false},
		"the process, and session": {[]reach.Roots{process, session}, LifeProcess, false},
		"shared for a session":     {[]reach.Roots{{Event: true, Session: true, Shared: true}}, LifeSession, true},
		"a session, then open":     {[]reach.Roots{session, open}, LifeUnknown, false},
		"open, then session":       {[]reach.Roots{open, session}, LifeUnknown, false},
		"a process at set-up":      {[]reach.Roots{{Process: true, Setup: true}}, LifeCall, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := link(t, funcs(fn(".Add")))
			c := place("m")
			for _, r := range tt.roots {
				e := w.grow(".Add", 0, par(1))
				e.Roots = r
				c.Grows = append(c.Grows, e)
			}
			h := w.HolderOf(c)
			assert.Equal(t, tt.life, h.Life)
			assert.Equal(t, tt.event, h.PerEvent)
			assert.False(t, h.Variable)
			if tt.life == LifeSession {
				assert.Equal(t, []reason.Reason{{Code: reason.HoldersCome}}, h.Reasons)
			}
		})
	}
	w := link(t, funcs(fn(".Add")))
	variable := place("m", w.grow(".Add", 0, par(1)))
	variable.Owner, variable.Grows[0].Roots = "", process
	h := w.HolderOf(variable)
	assert.True(t, h.Variable)
	assert.Equal(t, []reason.Reason{{Code: reason.Variable}}, h.Reasons)
	variable.Local = true
	h = w.HolderOf(variable)
	assert.False(t, h.Variable, "a variable of a function")
	assert.Equal(t, []reason.Reason{{Code: reason.MadeOnce}}, h.Reasons)
	field := place("m", w.grow(".Add", 0, par(1)))
	field.Grows[0].Roots = process
	assert.Equal(t, []reason.Reason{{Code: reason.MadeOnce}}, w.HolderOf(field).Reasons)
	w.Variables["m.T"] = []string{"m.shared"}
	assert.True(t, w.HolderOf(field).Variable, "an object that a variable has")
}

// locked gives T a lock, and a method of a name.
func locked(method string) func(*facts.Summary) {
	return func(s *facts.Summary) {
		s.Types[0].Fields = []facts.Field{{Name: "mu", Lock: true}}
		if method != "" {
			s.Types[0].Methods = []facts.Method{{Name: method, Func: id("." + method)}}
		}
	}
}

// What shows that an object of which code out of view decides is kept.
func TestSignsOfHolders(t *testing.T) {
	reads := func(f *facts.Func) *facts.Func { f.Reads = []string{"m.T.m"}; return f }
	found := has(field("m"), par(1))
	found.Neg = true
	shared := func(c *Container) { c.Grows[0].Roots.Shared = true }
	for name, tt := range map[string]struct {
		funcs  []*facts.Func
		sum    func(*facts.Summary)
		change func(c *Container)
		want   []Sign
	}{
		"nothing": {},
		"kept beside what is shared": {change: func(c *Container) {
			more := *c.Grows[0]
			more.Roots = reach.Roots{Event: true, Session: true, Shared: true}
			c.Grows = append(c.Grows, &more)
		}},
		"open beside what is shared": {change: func(c *Container) {
			more := *c.Grows[0]
			more.Roots.Shared = true
			c.Grows = []*Event{&more, c.Grows[0]}
		}, want: []Sign{SignRuns}},
		"a lock":                    {sum: locked("")},
		"a lock and a look-up":      {funcs: funcs(reads(fn(".Get"))), sum: locked(""), want: []Sign{SignLooked}},
		"a look-up":                 {funcs: funcs(reads(fn(".Get")))},
		"looked up to hand it out":  {funcs: funcs(reads(fn(".Build")), fn(".Close")), sum: locked("Close")},
		"handed out and looked up":  {funcs: funcs(reads(fn(".Build")), reads(fn(".Get"))), sum: locked(""), want: []Sign{SignLooked}},
		"a lock and an end":         {funcs: funcs(fn(".Close")), sum: locked("Close"), want: []Sign{SignEnded}},
		"a lock and another method": {funcs: funcs(fn(".Show")), sum: locked("Show")},
		"found again":               {sum: locked(""), change: func(c *Container) { c.Grows[0].Guards = []facts.Guard{found} }, want: []Sign{SignFound}},
		"a goroutine works on it":   {change: shared, want: []Sign{SignRuns}},
		"and a lock and an end":     {funcs: funcs(fn(".Close")), sum: locked("Close"), change: shared, want: []Sign{SignRuns, SignEnded}},
		"a goroutine, out of view":  {change: func(c *Container) { shared(c); c.Grows[0].Roots.Open, c.Grows[0].Roots.Process = false, false }, want: nil},
		"of a kind that is kept":    {change: func(c *Container) { c.Kind = facts.KindSyncMap }, want: []Sign{SignShared}},
		"a library's cache":         {change: func(c *Container) { c.LibraryKind = "cache" }, want: []Sign{SignShared}},
		"a library's list":          {change: func(c *Container) { c.LibraryKind = "list" }},
		"others come and go":        {sum: locked(""), change: func(c *Container) {}, want: nil},
		"made once":                 {funcs: funcs(keepsOne()), want: []Sign{SignKept}},
	} {
		t.Run(name, func(t *testing.T) {
			list := append(funcs(fn(".Add")), tt.funcs...)
			var sums []func(*facts.Summary)
			if tt.sum != nil {
				sums = append(sums, tt.sum)
			}
			w := link(t, list, sums...)
			c := place("m", w.grow(".Add", 0, par(1)))
			c.Grows[0].Roots = reach.Roots{Exported: true, Open: true}
			if tt.change != nil {
				tt.change(c)
			}
			h := w.HolderOf(c)
			assert.Equal(t, tt.want, h.Signs)
			if name != "looked up to hand it out" {
				assert.Len(t, h.Reasons, len(h.Signs))
			} else {
				assert.Equal(t, []reason.Reason{{Code: reason.Finished}}, h.Reasons)
			}
		})
	}
	w := link(t, funcs(fn(".Add")), locked(""))
	c := place("m", w.grow(".Add", 0, par(1)))
	c.Grows[0].Roots = reach.Roots{Exported: true, Open: true}
	w.Loses["m.T"] = []string{"m.T.m"}
	assert.Empty(t, w.HolderOf(c).Signs, "it alone loses entries")
	w.Loses["m.T"] = []string{"m.T.m", "m.T.o"}
	assert.Equal(t, []Sign{SignLooked}, w.HolderOf(c).Signs, "another loses entries")
}

// keepsOne is what makes an object of type T as the program begins.
func keepsOne() *facts.Func {
	f := fn("init")
	f.Makes = []facts.Make{{N: 0, Type: "m.T", Fates: []facts.Fate{{How: facts.FateGlobal, Dest: global("one")}}}}
	return f
}

// An insert is of what was looked for and not found.
func TestIsGetOrCreate(t *testing.T) {
	w := link(t, funcs(fn(".Add")))
	m, k := field("m"), par(1)
	missing := has(m, k)
	missing.Neg = true
	other := has(m, par(2))
	other.Neg = true
	for name, tt := range map[string]struct {
		g    facts.Guard
		want bool
	}{
		"it is not there":         {missing, true},
		"it is there":             {has(m, k), false},
		"another is not":          {other, false},
		"it is nil":               {is(facts.GuardNil, elem(m, k)), true},
		"it is not nil":           {not(facts.GuardNil, elem(m, k)), false},
		"another is nil":          {is(facts.GuardNil, elem(m, par(2))), false},
		"a field of the key":      {is(facts.GuardNil, fieldOf(k, "E.x")), false},
		"nothing is nil":          {is(facts.GuardNil, nil), false},
		"a flag":                  {is(facts.GuardFlag, elem(m, k)), false},
		"a field under the key":   {is(facts.GuardNil, term(facts.OpKey, "", m, k)), false},
		"a flag is not there":     {not(facts.GuardFlag, elem(m, k)), false},
		"not there, as a flag is": {facts.Guard{Kind: facts.GuardFlag, Neg: true, X: m, Y: k}, false},
	} {
		e := w.grow(".Add", 0, k)
		e.Guards = []facts.Guard{tt.g}
		assert.Equal(t, tt.want, IsGetOrCreate(e), name)
	}
	e := w.grow(".Add", 0, k)
	e.Library = "(*sync.Map).LoadOrStore"
	assert.True(t, IsGetOrCreate(e))
}

// Objects of a type of which no place is looked at live as those that are made.
func TestTypeHolder(t *testing.T) {
	once := link(t, funcs(keepsOne()))
	assert.Equal(t, LifeProcess, once.TypeHolder("m.T").Life)
	assert.True(t, once.Lasting("m.T"))
	made := handler(fn("Serve"))
	made.Makes = keepsOne().Makes
	many := link(t, funcs(made))
	assert.Equal(t, LifeSession, many.TypeHolder("m.T").Life)
	assert.True(t, many.TypeHolder("m.T").PerEvent)
	assert.False(t, many.Lasting("m.T"))
	none := link(t, funcs(fn(".Close")))
	assert.Equal(t, Holder{}, none.TypeHolder("m.T"))
	assert.False(t, none.Lasting("m.T"))
	ended := link(t, funcs(fn(".Close")), locked("Close"))
	assert.Equal(t, []Sign{SignEnded}, ended.TypeHolder("m.T").Signs)
	assert.True(t, ended.Lasting("m.T"))
	unlocked := link(t, funcs(fn(".Close")), func(s *facts.Summary) { s.Types[0].Methods = []facts.Method{{Name: "Close", Func: id(".Close")}} })
	assert.Empty(t, unlocked.TypeHolder("m.T").Signs, "nothing stands in it that others wait for")
	runs := fn(".run")
	runner := link(t, funcs(runs, with(fn(".Start"), started(calls(".run", 0, par(0))))), locked("run"))
	assert.Equal(t, []Sign{SignRuns}, runner.TypeHolder("m.T").Signs)
	assert.Equal(t, []reason.Reason{{Code: reason.RunsOn, Of: ".run"}}, runner.TypeHolder("m.T").Reasons)
	assert.Equal(t, []reason.Reason{{Code: reason.HasEnd}}, ended.TypeHolder("m.T").Reasons)
	assert.Empty(t, ended.TypeHolder("m.nothing").Signs)
}
