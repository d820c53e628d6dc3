package main

import (
	"github.com/bwmarrin/discordgo"
	"log"
	"os"
	"os/signal"

	store "matrix/store"
)

type bot struct{ authors *store.Store }

func (b *bot) onMessage(_ *discordgo.Session, m *discordgo.MessageCreate) {
	b.authors.Touch(m.Author.ID)
}

func main() {
	d, err := discordgo.New("Bot " + os.Getenv("TOKEN"))
	if err != nil {
		log.Fatal(err)
	}
	b := &bot{store.NewStore()}
	d.AddHandler(b.onMessage)
	if err := d.Open(); err != nil {
		log.Fatal(err)
	}
	defer d.Close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	<-stop
}
