"""The Slack door: `/project <sentence>`, and the card where the team talks.

signatures  is it Slack, and is it the first time?
events      what Slack sends, as far as anything here reads it
identity    which workspace a team is bound to, which member a Slack user is
addresses   where an answer may be sent
jobs        what was acknowledged and is still to be done or answered
bolt        the listeners: write a job, acknowledge
worker      does the jobs and sends their answers, also after a restart
blocks      a person's words in Block Kit
cards       a command as a message
forms       a plan as a modal, and back
plugin      the route, the link call and the worker, in the web application
"""
