package judge

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// message says what is read, and what is known of its length.
func (r Reading) message() string {
	what := "a response body"
	switch {
	case r.body():
		what = "a request body"
	case r.any(func(in stream.Inlet) bool { return in.Expanded }):
		what = "the output of a decompressor"
	case r.sent(stream.SentByPeer):
		what = "data from a peer"
	case r.Rows:
		return fmt.Sprintf("%s collects all rows of a result, and the query has no LIMIT", r.Func.Display)
	}
	if !r.any(func(in stream.Inlet) bool { return !in.Maybe.Given() || in.Undone }) {
		return fmt.Sprintf("%s reads %s into memory, and its length may be unlimited", r.Func.Display, what)
	}
	return fmt.Sprintf("%s reads %s into memory, and no analyzed code limits its length", r.Func.Display, what)
}

// limit is the number of bytes that remedies propose.
const limit = "1<<20"

// remedy is code where the function that reads can say it: http.MaxBytesReader needs a
// ResponseWriter, and both need a name for what is read.
func (r Reading) remedy() string {
	if r.Rows {
		return "add a LIMIT and read page by page, or process each row as it arrives"
	}
	from, text := r.reader()
	if w := r.writer(); w != "" && r.body() && from.Op == facts.OpField && from.Text == "net/http.Request.Body" && text != "" {
		return fmt.Sprintf("limit it before the read: `%s = http.MaxBytesReader(%s, %s, %s)`", text, w, text, limit)
	}
	if text == "" {
		return "read through an io.LimitReader, and treat more data than the limit as an error"
	}
	return fmt.Sprintf("read from `io.LimitReader(%s, %s)`, and treat more data than the limit as an error", text, limit)
}

// reader is what is read, within a decoder or scanner that is made of it alone, and its
// source text: "" where it has none that is an io.Reader.
func (r Reading) reader() (*facts.Term, string) {
	from := r.From
	if from == nil {
		from = facts.Unknown()
	}
	if from.Op == facts.OpCall && len(from.Args) == 1 && r.Program.Func(from.Text) == nil {
		from = from.Arg(0)
	} else if text := short(argText(r.Call.What, r.Call, from)); text != "" && from.Op != facts.OpConst {
		return from, text
	}
	called := from.Any(func(t *facts.Term) bool { return t.Op == facts.OpCall }) // it may have several results
	if called || from.Op != facts.OpField && from.Op != facts.OpParam || r.decoder(from) {
		return from, ""
	}
	return from, short(termText(r.Program, from, r.Func))
}

// decoder reports whether a call is a method of what it reads: what is a decoder or a
// scanner is no reader.
func (r Reading) decoder(from *facts.Term) bool {
	return r.Call.Callee.Type != "" && program.ArgAt(r.Call.Args, 0).Equal(from)
}

// writer is the name of a parameter of the function, or of one around it, that is the
// http.ResponseWriter; "" if there is none.
func (r Reading) writer() string {
	for f := r.Func; f != nil; f = r.Program.Func(f.Parent) {
		for _, p := range f.Params {
			if p.Type == stream.WriterType {
				return p.Name
			}
		}
		if f.Parent == "" {
			break
		}
	}
	return ""
}
