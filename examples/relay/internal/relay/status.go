package relay

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// Status is what /status shows: how much the server holds at the moment.
type Status struct {
	Sessions   int              `json:"sessions"`
	Identities int              `json:"identities"`
	Topics     int              `json:"topics"`
	TopicLocks int              `json:"topic_locks"`
	NameLocks  int              `json:"name_locks"`
	Active     int              `json:"active"`
	Clients    int              `json:"clients"`
	LastHour   int              `json:"last_hour"`
	Bans       int              `json:"bans"`
	Audit      int              `json:"audit"`
	Published  int              `json:"published"`
	Answered   int              `json:"answered"`
	Dropped    int64            `json:"dropped"`
	Longest    string           `json:"longest"`
	Motd       string           `json:"motd"`
	Title      string           `json:"title"`
	Pinned     int              `json:"pinned"`
	Indexed    int              `json:"indexed"`
	Commands   map[string]int64 `json:"commands"`
}

// Status counts what the server holds.
func (s *Server) Status() Status {
	now := time.Now()
	out := Status{
		Active:   size(&s.metrics.active),
		Clients:  size(&s.metrics.clients),
		LastHour: s.metrics.seenSince(now.Add(-time.Hour)),
		Audit:    s.hub.audit.len(),

		Published: labels(&s.metrics.published),
		Answered:  labels(&s.metrics.answered),

		Dropped:  s.metrics.dropped.Load(),
		Longest:  s.metrics.longest(now).Round(time.Second).String(),
		Commands: s.metrics.byVerb(),
	}
	s.mu.Lock()
	out.Sessions, out.Identities = len(s.sessions), len(s.identities)
	out.Motd, out.Title = s.motd, s.title
	out.Pinned, out.Indexed = room(s.listed), room(s.indexed)
	s.mu.Unlock()
	s.hub.mu.Lock()
	out.Topics = len(s.hub.topics)
	s.hub.mu.Unlock()
	s.hub.order.mu.Lock()
	out.TopicLocks = len(s.hub.order.locks)
	s.hub.order.mu.Unlock()
	s.names.mu.Lock()
	out.NameLocks = len(s.names.locks)
	s.names.mu.Unlock()
	s.bans.mu.Lock()
	out.Bans = len(s.bans.until)
	s.bans.mu.Unlock()
	return out
}

// room is how many bytes the arrays of texts have.
func room(texts map[string][]byte) int {
	n := 0
	for _, t := range texts {
		n += cap(t)
	}
	return n
}

// Limits of what the HTTP handlers take, in bytes and in texts.
const (
	maxTitle  = 80
	maxAbout  = 1 << 20
	maxAbouts = 1000
)

// Handler serves /status and /audit?topic=NAME as JSON, and takes /motd and /title.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /status", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, s.Status())
	})
	mux.HandleFunc("GET /audit", func(w http.ResponseWriter, r *http.Request) {
		reply(w, s.hub.audit.of(r.URL.Query().Get("topic")))
	})
	mux.HandleFunc("PUT /motd", s.putMotd)
	mux.HandleFunc("PUT /title", s.putTitle)
	mux.HandleFunc("PUT /about", s.putAbout)
	mux.HandleFunc("PUT /mark", s.putMark)
	mux.HandleFunc("GET /reach", s.getReach)
	mux.HandleFunc("GET /greet", s.getGreet)
	mux.HandleFunc("GET /host", s.getHost)
	mux.HandleFunc("GET /name", s.getName)
	return mux
}

// putMotd sets the message of the day, however long it is.
func (s *Server) putMotd(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "cannot read the message", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.motd = string(text)
}

// putTitle sets the title, which has a line at most.
func (s *Server) putTitle(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxTitle))
	if err != nil {
		http.Error(w, "cannot read the title", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.title = string(text)
}

// putAbout takes what a topic is about and keeps how it begins: for the list a part of
// what was read, for the index a copy of it.
func (s *Server) putAbout(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxAbout))
	if err != nil {
		http.Error(w, "cannot read the text", http.StatusBadRequest)
		return
	}
	topic := r.URL.Query().Get("topic")
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.listed) < maxAbouts && len(s.indexed) < maxAbouts {
		s.listed[topic] = text[:min(len(text), maxTitle)]
		s.indexed[topic] = bytes.Clone(text[:min(len(text), maxTitle)])
	}
}

func reply(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Warn("status page", "error", err)
	}
}
