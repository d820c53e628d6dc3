// Package dns stands in for the server: it keeps handlers and calls them for each question.
package dns

import (
	"net"
	"sync"
)

// Question is asked.
type Question struct{ Name string }

// Msg is a message.
type Msg struct{ Question []Question }

// SetReply makes it the answer of a request.
func (m *Msg) SetReply(request *Msg) *Msg {
	m.Question = request.Question
	return m
}

// ResponseWriter answers.
type ResponseWriter interface {
	RemoteAddr() net.Addr
	WriteMsg(*Msg) error
}

// Handler answers questions.
type Handler interface {
	ServeDNS(w ResponseWriter, r *Msg)
}

// HandlerFunc is a function as a handler.
type HandlerFunc func(ResponseWriter, *Msg)

// ServeDNS implements Handler.
func (f HandlerFunc) ServeDNS(w ResponseWriter, r *Msg) { f(w, r) }

// ServeMux hands questions on by their names.
type ServeMux struct {
	mu sync.RWMutex
	z  map[string]Handler
}

// ServeDNS implements Handler.
func (mux *ServeMux) ServeDNS(w ResponseWriter, r *Msg) {
	mux.mu.RLock()
	h := mux.z[r.Question[0].Name]
	mux.mu.RUnlock()
	if h != nil {
		h.ServeDNS(w, r)
	}
}

// DefaultServeMux is what HandleFunc adds to.
var DefaultServeMux = &ServeMux{z: map[string]Handler{}}

// HandleFunc keeps a handler.
func HandleFunc(pattern string, handler func(ResponseWriter, *Msg)) {
	DefaultServeMux.mu.Lock()
	defer DefaultServeMux.mu.Unlock()
	DefaultServeMux.z[pattern] = HandlerFunc(handler)
}

// Server serves.
type Server struct {
	Addr, Net string
	Handler   Handler
}

type writer struct {
	pc net.PacketConn
	to net.Addr
}

func (w *writer) RemoteAddr() net.Addr { return w.to }
func (w *writer) WriteMsg(m *Msg) error {
	_, err := w.pc.WriteTo([]byte(m.Question[0].Name), w.to)
	return err
}

// ListenAndServe serves.
func (srv *Server) ListenAndServe() error {
	pc, err := net.ListenPacket(srv.Net, srv.Addr)
	if err != nil {
		return err
	}
	var h Handler = DefaultServeMux
	if srv.Handler != nil {
		h = srv.Handler
	}
	buf := make([]byte, 512)
	for {
		n, from, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		m := &Msg{[]Question{{string(buf[:n])}}}
		go h.ServeDNS(&writer{pc, from}, m)
	}
}
