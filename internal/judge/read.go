package judge

import (
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// readRungs returns the list, first match decides.
func readRungs() []rung[Reading] {
	return []rung[Reading]{
		{"not reached again and again", finding.Undecided, 0, func(r Reading) bool { return !r.Roots.Live() }},
		{"generated code", finding.Undecided, 0, func(r Reading) bool {
			return r.Program.InGenerated(&growth.Event{Func: r.Func, Pos: r.Call.Pos})
		}},
		{"message after message of a client's request", finding.Low, 0.08, func(r Reading) bool { return r.Turns && r.body() }},
		{"a client's request, decoded and dropped", finding.Low, 0.3, func(r Reading) bool { return r.Decodes && r.body() && !r.Turns }},
		{"a client's request, sent with a secret", finding.Low, 0.08, func(r Reading) bool { return r.Secret && r.body() }},
		{"a client's request, without a limit", finding.Medium, 0.69, func(r Reading) bool {
			return r.any(func(in stream.Inlet) bool {
				return in.Sent == stream.SentByClient && !in.Maybe.Given() && !in.Own && !in.Limited && !in.Local && !in.Timed
			})
		}},
		{"a client's request, from this machine alone", finding.Low, 0.08, func(r Reading) bool {
			return r.body() && !r.any(func(in stream.Inlet) bool { return in.Sent == stream.SentByClient && !in.Local })
		}},
		{"a client's request, with a time for it to arrive", finding.Low, 0.08, func(r Reading) bool {
			return r.body() && !r.any(func(in stream.Inlet) bool { return in.Sent == stream.SentByClient && !in.Local && !in.Timed })
		}},
		{"a client's request, which may have a limit", finding.Low, 0.08, Reading.body},
		{"a client's request, limited before a decompressor and not after it", finding.Medium, 0.27, func(r Reading) bool {
			return !r.Secret && !r.Turns && !r.Decodes && r.any(func(in stream.Inlet) bool {
				return in.Sent == stream.SentByClient && in.Expanded && in.Undone && !in.Own && !in.Local
			})
		}},
		{"what a decompressor yields", finding.Low, 0.08, func(r Reading) bool { return r.any(func(in stream.Inlet) bool { return in.Expanded }) }},
		{"what a peer sends", finding.Low, 0.08, func(r Reading) bool { return r.sent(stream.SentByPeer) }},
		{"all rows of a result", finding.Low, 0.08, func(r Reading) bool { return r.Rows }},
		{"a response", finding.Low, 0.08, func(r Reading) bool { return r.sent(stream.SentByServer) }},
	}
}

// Finding decides one read and writes it down; nil means silence.
func (r Reading) Finding(rule string) *finding.Finding {
	by := decide(readRungs(), r)
	if by.confidence == finding.Undecided {
		return nil
	}
	return r.write(rule, by)
}

// write is the finding of a rung.
func (r Reading) write(rule string, by rung[Reading]) *finding.Finding {
	pkg := r.Func.Package
	at := Position(pkg, r.Call.Pos)
	f := &finding.Finding{
		Rule: rule, Confidence: by.confidence, Score: by.share, Position: at, Function: r.Func.Display,
		Container: finding.Container{Package: pkg.Summary.Path, Owner: ownerName(r.Func), Name: r.Func.Name},
		Message:   r.message(), Remedy: r.remedy(),
		Grows: []finding.Site{{Position: at, Function: r.Func.Display, What: r.Call.What}},
	}
	f.Fingerprint = finding.Identity{
		Module: pkg.Summary.Module, Package: pkg.Summary.Path,
		Key: r.Func.Display + " reads by " + r.Call.Callee.Name, Growth: "read", Ordinal: r.ordinal(),
	}.Fingerprint()
	f.Evidence = r.evidence(by, at)
	return f
}

// ordinal counts the reads of the same kind that the function has before this one.
func (r Reading) ordinal() int {
	n := 0
	for _, o := range r.Program.Reads {
		if o == r.Read {
			break
		}
		if o.Func == r.Func && o.Call.Callee.Name == r.Call.Callee.Name {
			n++
		}
	}
	return n
}

// evidence tells the ways on which streams come here.
func (r Reading) evidence(by rung[Reading], at finding.Position) []finding.Evidence {
	out := []finding.Evidence{
		decidedBy(by.name),
		{Code: "grow-reached", For: true, Text: "it reads " + reachText(r.Roots), Position: &at},
	}
	if r.Secret {
		out = append(out, finding.Evidence{Code: "secret-known", Text: "a secret is compared before the body is read", Position: &at})
	}
	for _, in := range r.Inlets {
		where := at
		if in.Call != nil {
			where = Position(in.In.Package, in.Call.Pos)
		}
		out = append(out, finding.Evidence{Code: "unlimited-source", For: true, Text: inletText(in), Position: &where})
		switch {
		case in.Local:
			out = append(out, finding.Evidence{Code: "local-clients", Text: "its server listens on a socket file or a loopback address, so that its clients are on this machine", Position: &where})
		case in.Timed:
			out = append(out, finding.Evidence{Code: "may-be-limited", Text: "its server has a ReadTimeout, which ends a request that takes longer", Position: &where})
		case in.Maybe.Given():
			out = append(out, finding.Evidence{Code: "may-be-limited", Text: in.Maybe.String(), Position: &where})
		}
	}
	return out
}

func inletText(in stream.Inlet) string {
	text := "a stream enters in " + in.In.Display
	switch in.Sent {
	case stream.SentByClient:
		text = "a request body enters in " + in.In.Display
	case stream.SentByServer:
		text = "a response body enters in " + in.In.Display
	case stream.SentByPeer:
		text = "bytes from a peer enter in " + in.In.Display
	case stream.SentByStore:
		text = "a query result enters in " + in.In.Display
	}
	if in.Expanded {
		text += ", through a decompressor"
	}
	return text
}

// ownerName is the name of a method's type, "" for functions.
func ownerName(f *program.Func) string {
	if f.Recv == "" {
		return ""
	}
	return shortName(f.Recv)
}
