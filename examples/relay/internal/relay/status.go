package relay

import (
	"encoding/json"
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
	Dropped    int64            `json:"dropped"`
	Longest    string           `json:"longest"`
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
		Dropped:  s.metrics.dropped.Load(),
		Longest:  s.metrics.longest(now).Round(time.Second).String(),
		Commands: s.metrics.byVerb(),
	}
	s.mu.Lock()
	out.Sessions, out.Identities = len(s.sessions), len(s.identities)
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

// Handler serves /status and /audit?topic=NAME as JSON.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /status", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, s.Status())
	})
	mux.HandleFunc("GET /audit", func(w http.ResponseWriter, r *http.Request) {
		reply(w, s.hub.audit.of(r.URL.Query().Get("topic")))
	})
	return mux
}

func reply(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Warn("status page", "error", err)
	}
}
