package program

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
)

// valueTargets are the functions that a function value can be: named ones, those
// stored in the field or variable it is read from.
func (x *Program) valueTargets(f *Func, v *facts.Term, depth int) []string {
	if v.IsUnknown() || depth == 0 {
		return nil
	}
	switch v.Op {
	case facts.OpFunc:
		return []string{v.Text}
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		return x.stored[v.Text]
	case facts.OpElem, facts.OpRecv:
		return x.valueTargets(f, v.Arg(0), depth-1)
	case facts.OpPhi:
		var out []string
		for _, a := range v.Args {
			out = append(out, x.valueTargets(f, a, depth-1)...)
		}
		if slices.ContainsFunc(v.Args, isDynamicCall) {
			out = x.nextOnes(out)
		}
		return out
	case facts.OpParam:
		return x.paramTargets(f, v)
	case facts.OpCall:
		return x.ResultTargets(v, depth)
	}
	return nil
}

// FuncsIn are the functions that a value can be which was put into a field or a variable.
func (x *Program) FuncsIn(v *facts.Term) []string {
	if v == nil || v.Op != facts.OpField && v.Op != facts.OpGlobal {
		return nil
	}
	return x.stored[v.Text]
}

// isDynamicCall reports whether a term is the result of a call of a function value.
func isDynamicCall(t *facts.Term) bool {
	return t != nil && t.Op == facts.OpCall && t.Text == DynamicCall
}

// nextOnes are some functions, and those that these return, again and again: what a variable
// holds that takes one of them, and then what the call of what it holds has given.
func (x *Program) nextOnes(ids []string) []string {
	out := slices.Clone(ids)
	for i := 0; i < len(out); i++ {
		g := x.Funcs[out[i]]
		if g == nil {
			continue
		}
		for n := range g.Results {
			for _, id := range x.ResultTargets(&facts.Term{Op: facts.OpCall, Text: g.ID, N: n}, 3) {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

// ResultTargets are the functions that a call of a function in view returns.
func (x *Program) ResultTargets(call *facts.Term, depth int) []string {
	g := x.Funcs[call.Text]
	if g == nil || call.N >= len(g.Results) {
		return nil
	}
	var out []string
	for _, a := range g.Results[call.N].Alternatives() {
		switch {
		case a.IsUnknown():
		case a.Op == facts.OpFunc:
			out = append(out, a.Text)
		case a.Op == facts.OpCall && depth > 1:
			out = append(out, x.ResultTargets(a, depth-1)...)
		}
	}
	return out
}

// returnedValues notes where functions that their makers return are put and handed on.
func (x *Program) returnedValues(pkgs []Package) {
	for i := range pkgs {
		s := pkgs[i].Summary
		for _, f := range s.Funcs {
			in := x.Funcs[f.ID]
			for j := range f.Calls {
				c := &f.Calls[j]
				for n, a := range c.Args {
					x.returnedTo(in, a, facts.Use{How: facts.UseArg, Call: j, Arg: n, Block: c.Block})
				}
			}
			for j := range f.Sites {
				if st := &f.Sites[j]; st.Op == facts.Grow {
					x.returnedTo(in, st.Val, facts.Use{How: facts.UseElem, Field: placeKeyOf(f, st.Ref), Into: st.Ref, Block: st.Block})
				}
			}
			for _, r := range f.Results {
				for _, a := range r.Alternatives() {
					x.returnedTo(in, a, facts.Use{How: facts.UseReturn})
				}
			}
		}
		for _, st := range s.Stores {
			for _, a := range st.Val.Alternatives() {
				x.returnedTo(x.Funcs[st.Func], a, facts.Use{How: facts.UseField, Field: st.Field})
			}
		}
	}
}

// placeKeyOf is the field or variable that a container is, or is made for.
func placeKeyOf(f *facts.Func, t *facts.Term) string {
	if t.Op == facts.OpField || t.Op == facts.OpGlobal {
		return t.Text
	}
	return placeOfTable(f, t)
}

// returnedTo notes a use of what a call returns.
func (x *Program) returnedTo(in *Func, t *facts.Term, u facts.Use) {
	if t == nil || t.Op != facts.OpCall || in == nil {
		return
	}
	for _, r := range x.resultClosures(t, maxResults) {
		u.Func = r.closure.ID
		v := Use{In: in, Use: u, Via: r.made}
		r.closure.Returned = append(r.closure.Returned, v)
		x.addUse(v)
	}
}

// maxResults is through how many functions a result is followed that is the result of another one.
const maxResults = 3

// resultClosure is a closure that a call yields, and the call of its maker as the function sees
// it that takes the closure.
type resultClosure struct {
	closure *Func
	made    *facts.Term
}

// resultClosures are the closures that a call yields: of the function that is called, or of one
// of which that returns the result.
func (x *Program) resultClosures(call *facts.Term, depth int) []resultClosure {
	g := x.Funcs[call.Text]
	if g == nil || call.N >= len(g.Results) {
		return nil
	}
	var out []resultClosure
	for _, a := range g.Results[call.N].Alternatives() {
		switch {
		case a.IsUnknown():
		case a.Op == facts.OpFunc:
			if f := x.Funcs[a.Text]; f != nil && f.Parent != "" && f.Parent == call.Text {
				out = append(out, resultClosure{f, call})
			}
		case a.Op == facts.OpCall && depth > 1:
			out = append(out, x.resultClosures(a.Substitute(call.Args), depth-1)...)
		}
	}
	return out
}

// ParamIndex is the parameter of f that takes argument n: the last one takes the rest.
func (x *Program) ParamIndex(f *Func, n int) int {
	if len(f.Params) == 0 {
		return n // what stands for a function out of view
	}
	return min(n, len(f.Params)-1)
}

// paramTargets are the functions in view that are passed as the parameter.
func (x *Program) paramTargets(f *Func, v *facts.Term) []string {
	for range v.Up {
		f = x.Funcs[f.Parent]
		if f == nil {
			return nil
		}
	}
	key := ArgKey(f.ID, v.N)
	if len(x.handed[key]) == 0 {
		return x.passed[key]
	}
	return append(slices.Clone(x.passed[key]), x.handed[key]...)
}

// isPassed reports whether a called value is a parameter of f for which callers name
// the function id: then they decide when it runs, and not every caller of f.
func (x *Program) isPassed(f *Func, v *facts.Term, id string) bool {
	if v == nil || v.Op != facts.OpParam {
		return false
	}
	for range v.Up {
		if f = x.Funcs[f.Parent]; f == nil {
			return true
		}
	}
	return !slices.Contains(x.handed[ArgKey(f.ID, v.N)], id)
}

// ArgKey is the key of parameter n of a function.
func ArgKey(id string, n int) string { return id + "#" + strconv.Itoa(n) }

// flows notes which functions are passed as which parameter, and, where a function
// keeps its parameter in a field or container, which functions end up there.
func (x *Program) flows(pkgs []Package) {
	for _, u := range x.arguments {
		for _, target := range x.DirectTargets(&u.In.Calls[u.Call]) {
			n := u.Arg
			if g := x.Funcs[target]; g != nil {
				n = x.ParamIndex(g, n)
			}
			k := ArgKey(target, n)
			x.passed[k] = append(x.passed[k], u.Func)
		}
	}
	for k, list := range x.passed {
		slices.Sort(list)
		x.passed[k] = slices.Compact(list)
	}
	for i := range pkgs {
		for _, st := range pkgs[i].Summary.Stores {
			x.keep(st.Field, st.Func, st.Val)
		}
		for _, f := range pkgs[i].Summary.Funcs {
			for _, c := range f.Comms {
				if key := PlaceKey(c.Chan); key != "" && c.Op == facts.CommSend {
					x.keep(key, f.ID, c.Val)
				}
			}
			for _, st := range f.Sites {
				if st.Op == facts.Grow && (st.Ref.Op == facts.OpField || st.Ref.Op == facts.OpGlobal) {
					x.keep(st.Ref.Text, f.ID, st.Val)
				}
			}
		}
	}
	for k, list := range x.stored {
		slices.Sort(list)
		x.stored[k] = slices.Compact(list)
	}
	for range maxHandings {
		if !x.hand(pkgs) {
			return
		}
	}
}

// maxHandings is how many calls a function that was read from a field is followed
// through, from parameter to parameter.
const maxHandings = 3

// hand notes the functions that reach a parameter otherwise than by name, one call
// further. It reports whether there were any new ones.
func (x *Program) hand(pkgs []Package) bool {
	more := false
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			for j := range f.Calls {
				more = x.handArgs(x.Funcs[f.ID], &f.Calls[j]) || more
			}
		}
	}
	return more
}

// read are the functions that an argument brings which its caller does not name itself.
func (x *Program) read(f *Func, a *facts.Term) []string {
	if a.Op != facts.OpParam {
		return x.valueTargets(f, a, 3)
	}
	for range a.Up {
		if f = x.Funcs[f.Parent]; f == nil {
			return nil
		}
	}
	return x.handed[ArgKey(f.ID, a.N)]
}

func (x *Program) handArgs(f *Func, c *facts.Call) bool {
	more := false
	for n, a := range c.Args {
		if a.IsUnknown() || a.Op == facts.OpFunc || a.Op == facts.OpNew || a.Op == facts.OpConst {
			continue
		}
		funcs := x.read(f, a)
		if len(funcs) == 0 {
			continue
		}
		for _, target := range x.DirectTargets(c) {
			key := ArgKey(target, n)
			for _, id := range funcs {
				if !slices.Contains(x.passed[key], id) && !slices.Contains(x.handed[key], id) {
					x.handed[key] = append(x.handed[key], id)
					more = true
				}
			}
		}
	}
	return more
}

// keep notes that the functions passed as a parameter are kept in a field.
func (x *Program) keep(field, fn string, val *facts.Term) {
	if val != nil && val.Op == facts.OpParam && val.Up == 0 {
		x.stored[field] = append(x.stored[field], x.passed[ArgKey(fn, val.N)]...)
	}
}

// DirectTargets are the functions that a call names, through an interface or not, or by the
// call of a function in view that gives them: an iterator that a loop goes through.
func (x *Program) DirectTargets(c *facts.Call) []string {
	switch {
	case c.Iface:
		return x.Candidates(c)
	case c.Func != "":
		return []string{c.Func}
	case !c.Value.IsUnknown() && c.Value.Op == facts.OpCall:
		return x.ResultTargets(c.Value, maxResults)
	}
	return nil
}
