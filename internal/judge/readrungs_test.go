package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
	"github.com/growthlint/growthlint/internal/stream"
)

func TestRungsOfReads(t *testing.T) {
	in := func(do ...func(*stream.Inlet)) []stream.Inlet {
		one := stream.Inlet{Sent: stream.SentByClient, In: method()}
		for _, d := range do {
			d(&one)
		}
		return []stream.Inlet{one}
	}
	sent := func(by stream.Sender) func(*stream.Inlet) { return func(in *stream.Inlet) { in.Sent = by } }
	limited, local := func(in *stream.Inlet) { in.Limited = true }, func(in *stream.Inlet) { in.Local = true }
	timed, own := func(in *stream.Inlet) { in.Timed = true }, func(in *stream.Inlet) { in.Own = true }
	maybe, expanded := func(in *stream.Inlet) { in.Maybe = reason.LengthCompared.With() }, func(in *stream.Inlet) { in.Expanded = true }
	for name, tt := range map[string]struct {
		inlets  []stream.Inlet
		change  func(*stream.Read)
		rung    string // "" where it is silent
		message string
	}{
		"a body":                           {in(), nil, "a client's request, without a limit", "a request body into memory"},
		"a body and a limited one":         {append(in(limited), in()...), nil, "a client's request, without a limit", "a request body into memory"},
		"a body in turns":                  {in(), func(r *stream.Read) { r.Turns = true }, "message after message of a client's request", "a request body into memory"},
		"a body, decoded and dropped":      {in(), func(r *stream.Read) { r.Decodes = true }, "a client's request, decoded and dropped", "a request body into memory"},
		"in turns, decoded and dropped":    {in(), func(r *stream.Read) { r.Decodes, r.Turns = true, true }, "message after message of a client's request", "a request body into memory"},
		"a body from here":                 {in(local), nil, "a client's request, from this machine alone", "a request body into memory"},
		"a body from here, and a response": {append(in(local), in(sent(stream.SentByServer))...), nil, "a client's request, from this machine alone", "a request body into memory"},
		"a body in time, and a response":   {append(in(timed), in(sent(stream.SentByServer))...), nil, "a client's request, with a time for it to arrive", "a request body into memory"},
		"a body in time":                   {in(timed), nil, "a client's request, with a time for it to arrive", "a request body into memory"},
		"a body in time, or from here":     {append(in(timed), in(local)...), nil, "a client's request, with a time for it to arrive", "a request body into memory"},
		"a body that may have a limit":     {in(maybe), nil, "a client's request, which may have a limit", "a request body into memory"},
		"a body of no server":              {in(own), nil, "a client's request, which may have a limit", "a request body into memory"},
		"one of no server, or from here":   {append(in(own), in(local)...), nil, "a client's request, which may have a limit", "a request body into memory"},
		"a limited body":                   {in(limited), nil, "", ""},
		"a limited body in turns":          {in(limited), func(r *stream.Read) { r.Turns = true }, "", ""},
		"limited, decoded and dropped":     {in(limited), func(r *stream.Read) { r.Decodes = true }, "", ""},
		"a limited body, expanded":         {in(limited, expanded), nil, "what a decompressor yields", "the output of a decompressor"},
		"a response, expanded":             {in(sent(stream.SentByServer), expanded), nil, "what a decompressor yields", "the output of a decompressor"},
		"a peer's":                         {in(sent(stream.SentByPeer)), nil, "what a peer sends", "data from a peer"},
		"a response":                       {in(sent(stream.SentByServer)), nil, "a response", "a response"},
		"rows":                             {in(sent(stream.SentByStore)), func(r *stream.Read) { r.Rows = true }, "all rows of a result", "collects all rows"},
		"of a store":                       {in(sent(stream.SentByStore)), nil, "", ""},
		"nothing":                          {nil, nil, "", ""},
		"once":                             {in(), func(r *stream.Read) { r.Roots = reach.Roots{Setup: true} }, "", ""},
		"in generated code":                {in(), func(r *stream.Read) { r.Call.Pos.File = 1 }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			read := &stream.Read{Func: method(), Call: &facts.Call{Callee: facts.Callee{Name: "ReadAll"}, Pos: facts.Pos{Line: 7}}, Roots: events, Inlets: tt.inlets}
			if tt.change != nil {
				tt.change(read)
			}
			f := Reading{Program: &link.Program{Reads: []*stream.Read{read}}, Read: read}.Finding("readgrow")
			if tt.rung == "" {
				assert.Nil(t, f)
				return
			}
			require.NotNil(t, f)
			assert.Equal(t, tt.rung, DecidedBy(*f))
			assert.Contains(t, f.Message, tt.message)
			medium := tt.rung == "a client's request, without a limit"
			assert.Equal(t, medium, f.Confidence == finding.Medium)
		})
	}
}

// A read says where each stream comes in, and what may limit it.
func TestWordsOfReads(t *testing.T) {
	call := &facts.Call{Callee: facts.Callee{Name: "ReadAll"}, Pos: facts.Pos{Line: 7}}
	first := &stream.Read{Func: method(), Call: &facts.Call{Callee: call.Callee}}
	other := &stream.Read{Func: method(), Call: call}
	copied := &stream.Read{Func: first.Func, Call: &facts.Call{Callee: facts.Callee{Name: "Copy"}}}
	inlet := func(by stream.Sender, do func(*stream.Inlet)) stream.Inlet {
		in := stream.Inlet{Sent: by, In: method()}
		do(&in)
		return in
	}
	read := &stream.Read{Func: first.Func, Call: call, Roots: events, Inlets: []stream.Inlet{
		inlet(stream.SentByClient, func(in *stream.Inlet) { in.Call = &facts.Call{Pos: facts.Pos{Line: 3}} }),
		inlet(stream.SentByServer, func(in *stream.Inlet) { in.Local = true }),
		inlet(stream.SentByPeer, func(in *stream.Inlet) { in.Timed, in.Expanded = true, true }),
		inlet(stream.SentByStore, func(in *stream.Inlet) { in.Maybe = reason.LengthCompared.With() }),
		inlet("", func(*stream.Inlet) {}),
	}}
	p := &link.Program{Reads: []*stream.Read{first, copied, other, read, first}}
	r := Reading{Program: p, Read: read}
	f := r.Finding("readgrow")
	require.NotNil(t, f)
	var texts []string
	for _, e := range f.Evidence[2:] {
		texts = append(texts, e.Text)
	}
	assert.Equal(t, []string{
		"a request body enters in (*T).run",
		"a response body enters in (*T).run", "its server listens on a socket file or a loopback address, so that its clients are on this machine",
		"bytes from a peer enter in (*T).run, through a decompressor", "its server has a ReadTimeout, which ends a request that takes longer",
		"a query result enters in (*T).run", "the Content-Length of the request is compared with a value",
		"a stream enters in (*T).run",
	}, texts)
	assert.Equal(t, []string{"rung", "grow-reached", "unlimited-source", "unlimited-source", "-local-clients", "unlimited-source", "-may-be-limited", "unlimited-source", "-may-be-limited", "unlimited-source"}, codes(f.Evidence))
	assert.Equal(t, 3, f.Evidence[2].Position.Line, "where it is handed on")
	assert.Equal(t, 7, f.Evidence[3].Position.Line, "where it is read")
	assert.Equal(t, 1, r.ordinal(), "one of the same kind before it in its function")
	assert.Equal(t, "read through an io.LimitReader, and treat more data than the limit as an error", f.Remedy, "what is read has no name")
	body := &facts.Term{Op: facts.OpField, Text: "net/http.Request.Body", Args: []*facts.Term{{Op: facts.OpParam, N: 1}}}
	read.From, read.Func.Params = body, []facts.Param{{}, {Name: "req", Type: "net/http.Request"}}
	assert.Equal(t, "read from `io.LimitReader(req.Body, 1<<20)`, and treat more data than the limit as an error", r.remedy())
	read.Func.Params[0] = facts.Param{Name: "out", Type: stream.WriterType}
	assert.Equal(t, "limit it before the read: `req.Body = http.MaxBytesReader(out, req.Body, 1<<20)`", r.remedy())
	assert.Contains(t, Reading{Program: p, Read: first}.remedy(), "io.LimitReader")
	read.Rows = true
	assert.Contains(t, r.remedy(), "LIMIT")
	assert.Empty(t, ownerName(&program.Func{Func: &facts.Func{}}))
}
