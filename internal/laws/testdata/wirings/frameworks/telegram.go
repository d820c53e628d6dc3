package main

import (
	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
	"log"
	"os"

	store "matrix/store"
)

func main() {
	bot, err := tgbotapi.NewBotAPI(os.Getenv("TOKEN"))
	if err != nil {
		log.Fatal(err)
	}
	s := store.NewStore()
	for u := range bot.GetUpdatesChan(tgbotapi.NewUpdate(0)) {
		if u.Message == nil {
			continue
		}
		s.Touch(u.Message.From.UserName)
	}
}
