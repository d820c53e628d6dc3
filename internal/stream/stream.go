package stream

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// streamer follows a stream back to where it comes into view, along wrappers, callers
// and fields.
type streamer struct {
	l *Streams
	// set are the limits that stand for all streams of a kind.
	set limits
	out []Inlet
}

// stream is what is known of the way from a read back to its source.
type stream struct {
	call     *facts.Call // the call of the function in which the stream is now
	guards   []facts.Guard
	expanded bool
	// undone says that a limit was met on the way back from a decompressor.
	undone bool
	left   int // steps
}

// follow adds the inlets that the term t of f brings without a limit.
func (s *streamer) follow(t *facts.Term, f *program.Func, st stream) {
	if st.left--; st.left < 0 || t.IsUnknown() || f.Testing || len(s.out) >= maxInlets {
		return
	}
	if sent := s.l.sourceRow(t); sent != library.SenderUnknown {
		s.source(t, f, st, sent)
		return
	}
	switch t.Op {
	case facts.OpPhi:
		for _, a := range t.Args {
			s.follow(a, f, st)
		}
	case facts.OpCall:
		s.wrapped(t, f, st)
	case facts.OpParam:
		s.param(t, f, st)
	case facts.OpField:
		s.field(t, f, st)
	}
}

// typeSource tells who decides how long the streams of a type are.
func (l *Streams) typeSource(key string) library.Sender {
	pkg, typ := program.SplitLast(key)
	for _, r := range l.Table.Func(pkg, "", typ) {
		if r.Role == library.Source && r.Literal {
			return r.Sent
		}
	}
	return library.SenderUnknown
}

// wrapped follows a reader that a call makes of another one. What a limit is put on ends
// the way, unless a decompressor makes more of it: then the limit is undone.
func (s *streamer) wrapped(t *facts.Term, f *program.Func, st stream) {
	if g := s.l.Funcs[t.Text]; g != nil && !g.Unread {
		if t.N < len(g.Results) {
			s.follow(g.Results[t.N].Substitute(t.Args), f, st)
		}
		return
	}
	shift := 0
	if program.ReceiverOf(t.Text) != "" {
		shift = 1
	}
	rows := s.l.RowsOf(t)
	for _, r := range rows {
		limit := program.ArgAt(t.Args, r.Arg+shift)
		if r.Role != library.Limits || r.On.Kind != library.OnResult || isHuge(limit) {
			continue
		}
		if !st.expanded || isSmall(limit) {
			return
		}
		st.undone = true
	}
	for _, r := range rows {
		if r.Role != library.Holds || r.On.Kind != library.OnResult || r.Receiver {
			continue
		}
		inner := st
		inner.expanded = st.expanded || r.Expands
		n := len(s.out)
		s.follow(program.ArgAt(t.Args, r.Arg+shift), f, inner)
		if r.Expands && len(s.out) == n {
			s.expandsLimited(program.ArgAt(t.Args, r.Arg+shift), f, st)
		}
	}
}

// expandsLimited adds what a decompressor makes of bytes that another party has sent:
// that those are limited limits nothing.
func (s *streamer) expandsLimited(t *facts.Term, f *program.Func, st stream) {
	s.out = append(s.out, Inlet{In: f, Call: st.call, Expanded: true, Limited: true, Sent: s.l.SentBytes(t, f)})
}

// SentBytes tells who has sent the bytes that a reader, or a slice of them, holds.
func (l *Streams) SentBytes(t *facts.Term, f *program.Func) library.Sender {
	return l.sentBytes(t, f, 4)
}

func (l *Streams) sentBytes(t *facts.Term, f *program.Func, depth int) library.Sender {
	sent := library.SenderUnknown
	t.Walk(func(a *facts.Term) bool {
		if sent == library.SenderUnknown && a != nil {
			sent = l.sourceRow(a)
		}
		return sent == library.SenderUnknown
	})
	if sent != library.SenderUnknown || depth == 0 {
		return sent
	}
	t.Walk(func(a *facts.Term) bool {
		if a == nil || a.Op != facts.OpParam || a.Up != 0 {
			return sent == library.SenderUnknown
		}
		if a.N < len(f.Params) {
			sent = l.typeSource(f.Params[a.N].Type)
		}
		for _, arg := range l.ArgumentsOf(f, a.N) {
			if sent == library.SenderUnknown && !arg.In.Testing {
				sent = l.sentBytes(arg.Term, arg.In, depth-1)
			}
		}
		return sent == library.SenderUnknown
	})
	return sent
}

// param is what the callers pass, or a connection of its own.
func (s *streamer) param(t *facts.Term, f *program.Func, st stream) {
	at := s.l.Outer(f, t.Up)
	if at == nil {
		return
	}
	if t.N < len(at.Params) {
		if sent := s.l.typeSource(at.Params[t.N].Type); sent != library.SenderUnknown {
			s.add(Inlet{Sent: sent, In: f, Call: st.call}, t, f, st)
			return
		}
	}
	for _, e := range at.Callers {
		if t.N >= len(e.Args) {
			continue
		}
		up := st
		up.call = e.Call
		up.guards = slices.Concat(e.Caller.GuardsAt(e.Block), program.SubstituteGuards(st.guards, e.Args))
		s.follow(e.Args[t.N], e.Caller, up)
	}
}

// field is what is stored in it, or a connection.
func (s *streamer) field(t *facts.Term, f *program.Func, st stream) {
	if sent := s.l.fieldSource(t.Text); sent != library.SenderUnknown {
		s.add(Inlet{Sent: sent, In: f, Call: st.call}, t, f, st)
		return
	}
	for _, store := range s.l.Stores[t.Text] {
		if g := s.l.Funcs[store.Func]; g != nil {
			s.follow(store.Val, g, stream{expanded: st.expanded, undone: st.undone, left: st.left})
		}
	}
}

// fieldSource tells who decides on the streams of a field by the type that it has.
func (l *Streams) fieldSource(key string) library.Sender {
	owner, name := program.SplitLast(key)
	t := l.Types[owner]
	if t == nil {
		return library.SenderUnknown
	}
	for _, fd := range t.Fields {
		if fd.Name == name && len(fd.Refs) == 1 {
			return l.typeSource(fd.Refs[0])
		}
	}
	return library.SenderUnknown
}

// source adds a stream that a field or a result brings, unless it has a limit.
func (s *streamer) source(t *facts.Term, f *program.Func, st stream, sent library.Sender) {
	in := Inlet{Sent: sent, In: f, Call: st.call}
	if sent == library.SentByStore && hasLimitText(t) {
		return
	}
	s.add(in, t, f, st)
}

// add adds an inlet unless a limit is seen.
func (s *streamer) add(in Inlet, t *facts.Term, f *program.Func, st stream) {
	in.Expanded, in.Undone = st.expanded, st.undone
	switch in.Sent {
	case library.SentByClient:
		limited, maybe := s.l.limitedRequest(t, f, st)
		if limited && !in.Expanded {
			return
		}
		in.Undone = in.Undone || limited
		in.Limited, in.Maybe, in.Own = in.Undone, maybe, !s.l.FromClient(requestOf(t), f, 4)
		if !in.Maybe.Given() && s.set.handlers != "" {
			in.Maybe = reason.ServerLimits.With(s.set.handlers)
		}
		if !in.Maybe.Given() {
			in.Local, in.Timed = s.l.guarded(f)
		}
	case library.SentByPeer:
		if s.set.conns {
			return
		}
	}
	s.out = append(s.out, in)
}
