from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("backoffice", "0005_me"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedBrief",
            fields=[
                ("number", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("take_back", models.CharField(max_length=64)),
                ("last_on", models.DateField(db_index=True)),
            ],
        ),
    ]
