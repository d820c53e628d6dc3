package main

import (
	"context"
	"github.com/hibiken/asynq"
	"log"

	store "matrix/store"
)

type mailer struct{ sent *store.Store }

func (m *mailer) deliver(_ context.Context, t *asynq.Task) error {
	m.sent.Touch(string(t.Payload()))
	return nil
}

func main() {
	srv := asynq.NewServer(asynq.RedisClientOpt{Addr: "localhost:6379"}, asynq.Config{Concurrency: 8})
	mux := asynq.NewServeMux()
	m := &mailer{sent: store.NewStore()}
	mux.HandleFunc("mail:send", m.deliver)
	if err := srv.Run(mux); err != nil {
		log.Fatal(err)
	}
}
