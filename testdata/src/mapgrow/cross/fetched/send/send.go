// Package send asks a slot on both ways of a question.
package send

import (
	"net/http"

	"fixtures.test/mapgrow/cross/fetched/slot"
)

var (
	hooks = slot.New()
	names = slot.New()
	kept  = slot.NewKept()
)

// Message is what is sent: words or a file.
type Message struct {
	To    string
	Words *string
	File  *string
}

// Sender sends messages.
type Sender struct {
	find func(string) (string, error)
	post func(hook string, text *string) error
}

func (s *Sender) send(m *Message) error {
	hook := func() (string, error) { return hooks.Get(m.To, s.find) }
	if m.Words != nil {
		to, err := hook()
		if err != nil {
			return err
		}
		return s.post(to, m.Words)
	}
	to, err := hook()
	if err != nil {
		return err
	}
	return s.post(to, m.File)
}

// ServeHTTP sends what a request says.
func (s *Sender) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, err := kept.Get(r.URL.Path, s.find); err != nil { // want mapgrow high "kept.values"
		http.NotFound(w, r)
		return
	}
	if _, err := kept.Try(r.Host, s.find); err != nil { // want pendinggrow low "kept.tried"
		http.Error(w, err.Error(), http.StatusMisdirectedRequest)
		return
	}
	text, err := names.Get(r.FormValue("name"), s.find)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if err := s.send(&Message{To: r.FormValue("to"), Words: &text}); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
