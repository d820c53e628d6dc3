package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// One insert that no removal's key fits is a finding.
func TestUncovered(t *testing.T) {
	id := field("id")
	made := func(by string, of *facts.Term) *facts.Term { return term(facts.OpCall, by, of) }
	keys := func(in, out []*facts.Term, more ...func(*Case)) func(*Case) {
		return func(k *Case) {
			first := *k.Live[0]
			k.Live, k.Partial = nil, nil
			for _, t := range in {
				e := first
				e.Key = t
				k.Live = append(k.Live, &e)
			}
			for _, t := range out {
				e := removed(growth.ClassEventOne)[0]
				e.Key = t
				k.Partial = append(k.Partial, e)
			}
			for _, do := range more {
				do(k)
			}
		}
	}
	list := func(t ...*facts.Term) []*facts.Term { return t }
	other, param := field("other"), &facts.Term{Op: facts.OpParam, N: 1}
	for name, cases := range map[string][]func(*Case){
		anotherShape: {
			keys(list(id), list(made("key", id))),
			keys(list(made("key", param), other), list(made("key", param))),
			keys(list(made("key", param), other), list(made("key", param), made("key", param))),
		},
		"one key removed": {
			keys(list(id), list(id)), keys(list(other), list(made("key", id))),
			keys(list(made("key", param), param), list(made("key", param))),
			keys(list(made("key", param), other), list(made("key", param), made("name", param))),
			keys(list(made("key", param), other), list(made("key", param), other)),
			keys(list(made("name", param), other), list(made("key", param))),
			keys(list(made("key", param), other), list(other, made("key", param))),
			keys(list(made("name", param), other), list(made("key", param), made("name", param))),
			keys(list(made("key", param), other), list(made("key", param)), func(k *Case) {
				e := removed(growth.ClassAPIAll)[0]
				e.Extent, e.Key = facts.ExtentAll, made("key", param)
				k.Partial = append(k.Partial, e)
			}),
		},
	} {
		for i, do := range cases {
			assert.Equal(t, name, lasting(do).decide().name, "%s %d", name, i)
		}
	}
	none := lasting(keys(list(other), nil))
	assert.False(t, none.uncomposed(none.Live[0]), "no removal composes")
}

// A removal that first asks whether the entry is still its own.
func TestConditional(t *testing.T) {
	own := facts.Guard{Kind: facts.GuardEq, Op: "==", X: term(facts.OpElem, "", field("m"), facts.Unknown())}
	with := func(g facts.Guard) func(*Case) {
		return one(growth.ClassEventOne, func(k *Case) { k.Partial[0].Guards = []facts.Guard{g} })
	}
	edit := func(do func(*facts.Guard)) func(*Case) {
		g := own
		do(&g)
		return with(g)
	}
	const yes, no = "one key removed under a condition", "one key removed"
	assert.Equal(t, yes, lasting(with(own)).decide().name)
	assert.Equal(t, yes, lasting(func(k *Case) { with(own)(k); one(growth.ClassOnError)(k) }).decide().name, "others do not count")
	assert.Equal(t, no, lasting(func(k *Case) { with(own)(k); one(growth.ClassEventOne)(k) }).decide().name, "one does not ask")
	for name, do := range map[string]func(*facts.Guard){
		"another question": func(g *facts.Guard) { g.Kind = facts.GuardLen },
		"not the same":     func(g *facts.Guard) { g.Op = "!=" },
		"of nothing":       func(g *facts.Guard) { g.X = nil },
		"of no element":    func(g *facts.Guard) { g.X = term(facts.OpCall, "f", field("m")) },
		"of another's":     func(g *facts.Guard) { g.X = term(facts.OpElem, "", field("o")) },
	} {
		assert.Equal(t, no, lasting(edit(do)).decide().name, name)
	}
}

// An inner level is told with its outer one.
func TestOuterLevels(t *testing.T) {
	inner := func(outer func(*growth.Container)) func(*Case) {
		return func(k *Case) {
			o := *k.C
			o.Grows = []*growth.Event{{Func: k.Live[0].Func, Site: k.Live[0].Site, Origin: origin.OriginParam}}
			o.Grows[0].Roots.Event = true
			o.Grows[0].Func = &program.Func{Func: &facts.Func{}, Package: k.C.Package}
			outer(&o)
			k.C.Level, k.C.ID = 1, "m/p.T.m[]"
			k.Program = &link.Program{Containers: []*growth.Container{&o}}
		}
	}
	shrinks := func(class growth.Class, extent facts.Extent) func(*growth.Container) {
		return func(o *growth.Container) {
			o.Shrinks = removed(class)
			o.Shrinks[0].Extent = extent
		}
	}
	for name, cases := range map[string][]func(*Case){
		"outer level loses keys": {
			inner(shrinks(growth.ClassEventOne, facts.ExtentOne)), inner(shrinks(growth.ClassSweep, facts.ExtentAll)),
			func(k *Case) {
				inner(shrinks(growth.ClassEventOne, facts.ExtentOne))(k)
				k.E.Zombie = &evidence.Zombie{}
			},
		},
		"outer level is reported": {
			inner(func(*growth.Container) {}), inner(shrinks(growth.ClassVoid, facts.ExtentOne)),
		},
		"nothing shrinks it": {
			inner(func(o *growth.Container) {
				shrinks(growth.ClassEventOne, facts.ExtentOne)(o)
				o.Grows, o.Shrinks[0].Key = nil, term(facts.OpParam, "")
				in := term(facts.OpElem, "", term(facts.OpField, o.Key), o.Shrinks[0].Key)
				o.Shrinks[0].Guards = []facts.Guard{{Kind: facts.GuardLen, X: term(facts.OpCall, "len", in), Op: "==", Y: term(facts.OpZero, "")}}
			}),
			inner(func(o *growth.Container) { o.Grows = nil }),
			inner(func(o *growth.Container) { o.Holder.Life = growth.LifeUnknown }),
			func(k *Case) { inner(func(*growth.Container) {})(k); k.Program = &link.Program{} },
			func(k *Case) {
				inner(func(o *growth.Container) { shrinks(growth.ClassSweep, facts.ExtentAll)(o); o.Grows = nil })(k)
				k.E.Zombie = &evidence.Zombie{}
			},
		},
	} {
		for i, do := range cases {
			assert.Equal(t, name, lasting(do).decide().name, "%s %d", name, i)
		}
	}
}
